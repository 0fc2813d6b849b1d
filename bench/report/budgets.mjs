import { ours } from "../contestants.mjs";
import { median } from "../statistics.mjs";
import { figureOf, ratioOf, read } from "./figures.mjs";

/** What this package promises to stay within. `actual` is undefined where a machine can't measure it, which misses. */
export function budgets(results) {
  const { entries, contestants } = results;
  const list = [
    { name: "autumn-react, everything", limit: 13_200, unit: "B gzip", actual: entries["autumn-react"].gzip },
    {
      name: "AutumnProvider and useTrack",
      limit: 11_500,
      unit: "B gzip",
      actual: entries["autumn-react: AutumnProvider, useTrack"].gzip,
    },
    { name: "autumn-react/server", limit: 12_000, unit: "B gzip", actual: entries["autumn-react/server"].gzip },
  ];
  for (const name of ours) {
    const own = contestants[name];
    const way = name === "autumn-react-use-track" ? "useTrack" : "TrackOnClick";
    const add = (what, limit, unit, actual) => list.push({ name: `${way}: ${what}`, limit, unit, actual });
    const against = (what, limit, reading) => add(what, limit, "× raw fetch", ratioOf(results, name, reading));
    const total = (reading) => own.rounds.reduce((sum, round) => sum + reading(round), 0);

    against("synchronous part of a click", 1 / 8, read.sync);
    if (figureOf(results, name, read.cpu)) against("main thread per lone event", 1.7, read.cpu);
    add(
      "lone event, click to arrival, above raw fetch",
      2,
      "ms",
      median(own.rounds.map((round, i) => read.latency(round) - read.latency(contestants["raw-fetch"].rounds[i]))),
    );
    add("React commits per click", 0, "commits", own.commits);
    if (way === "useTrack") add("React commits per click where state is read", 2, "commits", own.statefulCommits);
    add(
      "mount of 1,000",
      way === "useTrack" ? 1.6 : 1.35,
      "× plain buttons",
      figureOf(results, name, read.mount)?.median,
    );
    add("burst of 10,000, events lost", 0, "events", own.rounds.length * 10_000 - total(read.burst(10_000, "arrived")));
    add("burst of 10,000, events received again", 0, "events", total(read.burst(10_000, "again")));
    add("burst of 10,000, requests", 120, "requests", figureOf(results, name, read.burst(10_000, "requests"))?.most);
    // Other work of the machine only adds to it: the best round is the nearest to the truth.
    add(
      "burst of 10,000, main thread blocked",
      250,
      "ms",
      figureOf(results, name, read.burst(10_000, "blocked"))?.least,
    );
    against("burst of 10,000, main thread blocked", 1 / 8, read.burst(10_000, "blocked"));
    for (const what of ["wakeUps", "requests", "locks", "listeners"]) add(`idle, ${what}`, 0, what, own.idle[what]);
  }
  return list;
}
