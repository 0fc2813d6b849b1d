import type { Fault } from "./faults/Fault";
import type { FaultToRun } from "./runFaults";

/** The outbox takes no more of one customer. */
const mostWaiting = 10_000;

/** Shares the events out among the faults; the one with events waiting at start gets five times all of them on top. */
export function planRun(faults: Fault[], events: number): FaultToRun[] {
  const isMany = ({ name }: Fault) => name.startsWith("10,000");
  const others = faults.filter((fault) => !isMany(fault)).length;
  return faults.map((fault) => ({
    fault,
    events: isMany(fault) ? Math.min(mostWaiting, events * 5) : Math.max(6, Math.ceil(events / others)),
  }));
}
