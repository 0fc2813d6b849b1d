import { contestants } from "../contestants.mjs";
import { drawPicture } from "./drawPicture.mjs";
import { tables } from "./tables.mjs";

/** RESULTS.md and its picture. */
export function formatResults(results) {
  const measured = contestants.filter(({ name }) => results.contestants[name]);
  return { markdown: writeMarkdown(results, measured), svg: drawPicture(results, measured) };
}

function writeMarkdown(results, measured) {
  const { machine, versions } = results;
  const list = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `# Measured side by side

Written by \`npm run bench\` on ${results.measuredAt.slice(0, 10)}; \`npm run bench:check\` holds these figures against the budgets.

One run, headless Chromium ${results.chromium}, loopback only. In each of ${results.rounds} rounds the contestants take turns; a figure is the median of the rounds,
the span in brackets their least and most. Every page measures itself with a clock of 5 µs; CPU time is that of the page's main thread,
read from the kernel. Read the ratios (×, against raw fetch of the same round), not the milliseconds.

Machine: ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}, Node ${machine.node}; load average ${machine.loadBefore.toFixed(1)} before, ${machine.loadAfter.toFixed(1)} after.
Versions: ${list.join(" · ")}.

![Main thread of a burst of 10,000 events, and the bytes of each way to track](results.svg)

${tables(results, measured)}`;
}
