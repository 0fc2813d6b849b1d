import type { OutboxEvent } from "./Outbox";
import type { OutboxRecord } from "./OutboxRecord";

const events = new WeakMap<OutboxRecord, OutboxEvent>();

/** Whether an attempt of which this page awaits no answer may have been counted. */
function mayBeCounted({ unknownSince, lastAttemptAt, lastOutcome, page }: OutboxRecord, ownPage: string): boolean {
  if (!unknownSince) return false;
  return unknownSince !== lastAttemptAt || lastOutcome === "unknown" || lastOutcome === "duplicate" || page !== ownPage;
}

/** A record as an app on this page sees it: the same object as long as the record is the same. */
export function eventOf(record: OutboxRecord, ownPage: string): OutboxEvent {
  let event = events.get(record);
  if (!event) {
    const { id, params, bornAt, attempts, rejected, lastOutcome, lastAttemptAt, wait } = record;
    event = { id, params, createdAt: bornAt.wall, attempts, mayBeCounted: mayBeCounted(record, ownPage), lastOutcome };
    if (wait && lastAttemptAt) event.notBefore = lastAttemptAt.wall + wait;
    if (rejected) event.error = { code: rejected.code, message: rejected.message };
    events.set(record, event);
  }
  return event;
}
