import { elapsed } from "./elapsed";
import type { Instant } from "./Instant";
import type { OutboxRecord } from "./OutboxRecord";

/** Autumn forgets an idempotency key after 24 h; past this, an event that may have been counted is never sent again. */
const dedupeWindow = 23 * 60 * 60_000;

/** A record that another page has not touched for this long is a leftover. */
const leftoverAfter = 15_000;

/** Why all sending waits. */
export type Pause = { reason: "backoff" | "login"; since: Instant; wait: number };

export type PlanInput = {
  /** In the order in which they should leave. */
  records: Iterable<OutboxRecord>;
  now: Instant;
  page: string;
  /** Whether this page holds the store's lock, and with it the right to send other pages' leftovers. */
  leads: boolean;
  isSending(id: string): boolean;
  /** What carries a customer's events, where that customer is signed in; a request carries no others. */
  clientOf(customerId: string): unknown;
  /** False while the browser is offline or the page prerenders; asked only when there is something to send. */
  isReachable(): boolean;
  pause: Pause | undefined;
  /** ms */
  maxAge: number;
  /** Requests that may still start; new events leave at once all the same when the page is hidden. */
  freeRequests: number;
  hidden: boolean;
  maxEvents: number;
  /** UTF-8 bytes of one request's events. */
  maxBytes: number;
};

export type Plan = {
  /** One array per request. */
  send: OutboxRecord[][];
  /** What is refused without being sent. */
  settle: { record: OutboxRecord; code: "outcome_unknown" | "expired" }[];
  /** ms until there is something to do, where that is known. */
  wakeIn: number | undefined;
  /** Whether there are leftovers for the page that holds the lock; undefined where that was not looked at. */
  leftovers: boolean | undefined;
};

function verdict(record: OutboxRecord, now: Instant, maxAge: number): "outcome_unknown" | "expired" | undefined {
  const isTooOld = elapsed(record.bornAt, now) >= maxAge;
  if (record.unknownSince) {
    const since = elapsed(record.unknownSince, now);
    // A handler refuses a request whole for an event that is too old, and with it those beside it.
    return isTooOld || since < 0 || since >= dedupeWindow ? "outcome_unknown" : undefined;
  }
  return isTooOld ? "expired" : undefined;
}

/** ms until a record may be taken over by another page than its own. */
export function leftoverIn(record: OutboxRecord, now: Instant): number {
  const idle = elapsed(record.lastAttemptAt ?? record.bornAt, now);
  return record.page === "" || idle < 0 ? 0 : leftoverAfter - idle;
}

/** ms until the record's own wait is over. */
function dueIn(record: OutboxRecord, now: Instant): number {
  if (!record.wait || !record.lastAttemptAt) return 0;
  const since = elapsed(record.lastAttemptAt, now);
  return since < 0 ? 0 : record.wait - since;
}

const nothing: Plan = { send: [], settle: [], wakeIn: undefined, leftovers: undefined };

/** The rules of delivery, all of them, and none of the world: what leaves now, what is refused unsent, when to look again. */
export function plan(input: PlanInput): Plan {
  const { now, page, leads, pause, hidden } = input;
  // An answer will ask again.
  if (input.freeRequests <= 0 && !hidden) return nothing;
  const pausedFor = pause ? pause.wait - elapsed(pause.since, now) : 0;
  const result: Plan = { send: [], settle: [], wakeIn: undefined, leftovers: false };
  let free = input.freeRequests;
  let batch: OutboxRecord[] = [];
  let client: unknown;
  let bytes = 0;
  const wakeIn = (ms: number) => {
    result.wakeIn = Math.min(ms, result.wakeIn ?? ms);
  };
  const stopLooking = () => {
    result.leftovers ||= undefined;
  };
  const closeBatch = () => {
    if (batch.length === 0) return;
    result.send.push(batch);
    free -= 1;
    batch = [];
    bytes = 0;
  };

  for (const record of input.records) {
    if (record.rejected || input.isSending(record.id)) continue;
    const carrier = input.clientOf(record.params.customerId);
    const billable = carrier !== undefined;
    const mine = record.page === page;
    const takenFor = mine ? 0 : leftoverIn(record, now);
    if (takenFor > 0) {
      if (billable) wakeIn(takenFor);
      continue;
    }
    if (!mine && !leads) {
      result.leftovers ||= billable;
      continue;
    }
    const code = verdict(record, now, input.maxAge);
    if (code) {
      result.settle.push({ record, code });
      continue;
    }
    if (!billable) continue;
    result.leftovers ||= !mine;
    if (!input.isReachable()) {
      // The `online` event, or the end of prerendering, will ask again.
      stopLooking();
      break;
    }
    if (pausedFor > 0) {
      wakeIn(pausedFor);
      stopLooking();
      break;
    }
    const waits = dueIn(record, now);
    if (waits > 0) {
      wakeIn(waits);
      continue;
    }
    if (batch.length >= input.maxEvents || bytes + record.bytes > input.maxBytes || carrier !== client) closeBatch();
    if (free <= 0) {
      if (!hidden) {
        stopLooking();
        break;
      }
      if (record.attempts > 0) continue;
    }
    batch.push(record);
    client = carrier;
    bytes += record.bytes;
  }
  closeBatch();
  return result;
}
