import type { EventResult } from "../protocol";
import type { TrackResponse } from "../TrackResponse";
import { backoff, loginBackoff } from "./backoff";
import { elapsed } from "./elapsed";
import type { Instant } from "./Instant";
import type { OutboxRecord } from "./OutboxRecord";

/** A first request may work on, and still fail, for this long after Autumn has claimed its key. */
export const claimWindow = 30_000;

/** One sending of a record. */
export type Attempt = {
  at: Instant;
  previous?: Instant;
  /** Whether no earlier attempt's outcome was unknown. */
  firstUnknown: boolean;
};

/** What became of a record: proof of delivery, or the record as it goes on (`rejected` set where it was refused). */
export type Aftermath = { delivered: TrackResponse } | { record: OutboxRecord };

/** The answer for an event that is counted, where Autumn's own answer did not come through. */
function responseTo({ params }: OutboxRecord): TrackResponse {
  return { customerId: params.customerId, value: params.value ?? 1, balance: null };
}

/** The answer for an event that an earlier attempt, or another tab, has delivered. */
export function duplicateResponse(record: OutboxRecord): TrackResponse {
  return { ...responseTo(record), duplicate: true };
}

/** The rules of what a result means for its record. `wait` is left to the endpoint's backoff where the request failed as a whole. */
export function afterResult(
  record: OutboxRecord,
  { outcome, response, error }: Omit<EventResult, "id">,
  attempt: Attempt,
  random: number,
): Aftermath {
  const failures = record.attempts - 1;
  const seen = { ...record, lastOutcome: outcome };
  const notCounted = { ...seen, unknownSince: attempt.firstUnknown ? undefined : record.unknownSince };
  switch (outcome) {
    case "delivered":
      return { delivered: response ?? responseTo(record) };
    case "duplicate":
      return attempt.previous && elapsed(attempt.previous, attempt.at) >= claimWindow
        ? { delivered: duplicateResponse(record) }
        : { record: { ...seen, wait: claimWindow } };
    case "rejected":
      return {
        record: {
          ...notCounted,
          rejected: {
            code: error?.code ?? "request_refused",
            message: error?.message ?? "The handler refused this event without a reason.",
            at: attempt.at,
          },
        },
      };
    case "customer_mismatch":
      return { record: { ...notCounted, wait: loginBackoff(failures, random) } };
    case "retry":
      return { record: { ...notCounted, wait: backoff(failures, random) } };
    default:
      return { record: { ...seen, wait: backoff(failures, random) } };
  }
}
