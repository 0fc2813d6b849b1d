import { figureOf, ratioOf, read } from "./figures.mjs";

const none = "–";

function number(value, digits = 0) {
  return Number.isFinite(value)
    ? value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits })
    : none;
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? "---" : "--:"))), ...rows.map(line)].join("\n");
}

/** The peer that is nearest in size. */
function aboutSchematic(of) {
  const [theirs, ours] = ["schematic", "autumn-react-use-track"].map((name) => of(name)?.bytes.gzip);
  const facts = "it brings a mutation of its own that never rejects, and keeps nothing over a reload.";
  return theirs < ours
    ? `Schematic is smaller than useTrack where an app does not have\nReact Query yet: ${facts}`
    : `Schematic is the next in size:\n${facts}`;
}

/** All tables, with what is behind a row where a name alone would mislead. */
export function tables(results, measured) {
  const of = (name) => results.contestants[name];
  const rows = (cells) => measured.map(({ name, title }) => [title, ...cells(name)]);
  const span = (name, reading, digits = 0, scale = 1) => {
    const value = figureOf(results, name, reading);
    if (!value) return none;
    const show = (part) => number(value[part] * scale, digits);
    return results.rounds > 1 ? `${show("median")} (${show("least")}–${show("most")})` : show("median");
  };
  const ratio = (name, reading, digits = 2) => number(ratioOf(results, name, reading), digits);
  const burst = (count, field) => read.burst(count, field);
  const kilobytes = 1 / 1_000;
  const megabytes = 1e-6;

  return `## Bytes

What provider and tracking add to an app that has React. Chunks that a contestant loads later are not counted.

${table(
  ["", "min B", "gzip B", "brotli B", "gzip B where the app has React Query"],
  rows((name) => {
    const { min, gzip, brotli, withoutQuery } = of(name).bytes;
    return [min, gzip, brotli, withoutQuery].map((value) => number(value));
  }),
)}

The package's doors, React and React Query external: ${Object.entries(results.entries)
    .map(([name, { gzip }]) => `\`${name}\` ${number(gzip)} B gzip`)
    .join(" · ")}.
Raw fetch and useMutation by hand are smaller because they keep nothing, retry nothing and batch nothing. ${aboutSchematic(of)}

## One click

sync: until the click's dispatch returns; task: until the next task can start; CPU: of the main thread, all tasks together, answers included (each minus
a plain button's). arrival: from the click until the server has the whole request. wire: bytes of a lone event's request.

${table(
  ["", "sync ms", "×", "task ms", "CPU ms", "×", "arrival ms", "wire B", "commits", "commits, state shown"],
  rows((name) => [
    span(name, read.sync, 3),
    ratio(name, read.sync),
    span(name, read.task, 3),
    span(name, read.cpu, 2),
    ratio(name, read.cpu),
    span(name, read.latency, 1),
    span(name, read.loneWire),
    number(of(name).commits, 1),
    number(of(name).statefulCommits, 1),
  ]),
)}

Who is cheaper, and why: statsig only pushes the event to an array in memory, and sends it about 10 s later (too late for the column of arrivals); a page that crashes or
is killed before takes it along. useMutation by hand and autumn-js put their fetch off to the end of the task, where it still holds up the page: see
task. autumn-react's task ends with the event written to IndexedDB; it is sent in the next one, which is why the event arrives a little later
and all its tasks together cost more than one fetch: they pay for a write and a deletion.

## Mounting 1,000 buttons

Against 1,000 of a component that is a plain \`<button onClick>\`, in the same page; the lower quartile of 72 mounts each.

${table(
  ["", "ms", "× plain"],
  rows((name) => [span(name, read.mountMs, 1), span(name, read.mount, 2)]),
)}

${[1_000, 10_000]
  .map(
    (count) => `## ${number(count)} events at once

Tracked in one task. blocked: what tasks take beyond 50 ms each. arrived: at the server, within 10 s.

${table(
  [
    "",
    "arrived",
    "requests",
    "wire B/event",
    "loop ms",
    "blocked ms",
    "× raw fetch",
    "CPU ms",
    "until all arrived s",
    "heap most MB",
    "heap after MB",
  ],
  rows((name) => [
    span(name, burst(count, "arrived")),
    span(name, burst(count, "requests")),
    span(name, burst(count, "wire")),
    span(name, burst(count, "loop")),
    span(name, burst(count, "blocked")),
    ratio(name, burst(count, "blocked")),
    span(name, burst(count, "cpu")),
    span(name, (round) => (burst(count, "arrived")(round) >= count ? burst(count, "seconds")(round) : undefined), 1),
    span(name, burst(count, "heapMost"), 1, megabytes),
    span(name, burst(count, "heapAfter"), 1, megabytes),
  ]),
)}`,
  )
  .join("\n\n")}

PostHog's limit of 10 events a second is lifted here; as it comes it drops the rest. A contestant with little blocking and few arrivals has not done the
work yet: statsig sends 100 events at a time and drops what does not fit its queue. PostHog needs the fewest bytes, since it compresses its batches in the page.

## At rest

A minute in which nobody does anything, 15 s after the last event: timers that fire, requests, Web Locks held; listeners that 1,000 buttons add to
the page; heap for each event that waits for a server that does not answer.

${table(
  ["", "wake-ups/min", "requests/min", "locks", "listeners of 1,000 buttons", "kB per waiting event"],
  rows((name) => {
    const { wakeUps, requests, locks, listeners } = of(name).idle;
    return [
      ...[wakeUps, requests, locks, listeners].map((value) => number(value)),
      span(name, read.memory, 1, kilobytes),
    ];
  }),
)}

## Starting with stored events

From the navigation's start until a first click would be answered, and the longest that any later input waits while stored events are read and sent.

${table(
  ["", "stored", "first answer ms", "longest wait ms", "sent after s"],
  measured.flatMap(({ name, title }) =>
    Object.entries(of(name).starts).map(([stored, starts]) => {
      const best = (field) => number(Math.min(...starts.map((start) => start[field])));
      const sent = starts.every(({ arrived }) => arrived >= stored);
      return [
        title,
        number(Number(stored)),
        best("firstTurn"),
        best("longestWait"),
        sent && stored > 0 ? best("seconds") : none,
      ];
    }),
  ),
)}
`;
}
