import type { CheckParams } from "../AutumnClient";
import type { OutboxSnapshot } from "../outbox/Outbox";

/** What the events that wait or are under way will take from a balance. One that may be counted already is not among them. */
export function waitingUsage(
  { pending, sending }: OutboxSnapshot,
  { customerId, featureId, entityId }: CheckParams,
): number {
  let usage = 0;
  for (const events of [pending, sending]) {
    for (const { params, mayBeCounted } of events) {
      const isMeant =
        params.featureId === featureId && params.customerId === customerId && params.entityId === entityId;
      if (isMeant && !mayBeCounted) usage += params.value ?? 1;
    }
  }
  return usage;
}
