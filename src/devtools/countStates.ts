import type { Inspection } from "./createInspector";
import type { EventState } from "./listEvents";

/** How many events there are of each state, in all outboxes. */
export function countStates({ outboxes }: Inspection): Record<EventState | "held", number> {
  const counts = { pending: 0, sending: 0, held: 0, rejected: 0, delivered: 0 };
  for (const { snapshot, delivered } of outboxes) {
    counts.pending += snapshot.pending.length;
    counts.sending += snapshot.sending.length;
    counts.held += snapshot.held;
    counts.rejected += snapshot.rejected.length;
    counts.delivered += delivered.length;
  }
  return counts;
}
