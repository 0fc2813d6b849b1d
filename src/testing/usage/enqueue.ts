import { isUnavailable } from "../org/isUnavailable";
import type { Org, QueuedWork } from "../org/Org";

/** How long queued work waits before it is done, in ms. The real queue takes one to three seconds. */
const DELAY = 1_000;

type Work = QueuedWork extends infer Kind ? (Kind extends QueuedWork ? Omit<Kind, "dueAt"> : never) : never;

/** Puts work into the queue; false while the queue is down. */
export function enqueue(org: Org, work: Work): boolean {
  if (isUnavailable(org, "queue")) return false;
  org.queue.push({ ...work, dueAt: org.now() + DELAY });
  return true;
}
