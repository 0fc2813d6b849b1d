import { baseline } from "../contestants.mjs";
import { median } from "../statistics.mjs";

/** One figure of one contestant over all rounds: median, least and most. */
export function figureOf(results, name, read) {
  const values = results.contestants[name].rounds.map(read).filter(Number.isFinite);
  if (values.length === 0) return undefined;
  return { median: median(values), least: Math.min(...values), most: Math.max(...values) };
}

/** The same as a ratio against the baseline of the same round: what made both slow does not show. */
export function ratioOf(results, name, read) {
  const others = results.contestants[baseline].rounds.map(read);
  const ratios = results.contestants[name].rounds.map((round, index) => read(round) / others[index]);
  const finite = ratios.filter(Number.isFinite);
  return finite.length === 0 ? undefined : median(finite);
}

export const read = {
  sync: ({ lone }) => lone.sync,
  task: ({ lone }) => lone.task,
  cpu: ({ lone }) => lone.cpu,
  latency: ({ lone }) => lone.latency,
  loneWire: ({ lone }) => lone.wire,
  mount: ({ mounts }) => mounts.ratio,
  mountMs: ({ mounts }) => mounts.ms,
  memory: ({ memory }) => memory,
  burst: (count, field) => (round) => round[`burst${count}`][field],
};
