import type { AutumnErrorCode } from "../AutumnError";
import { duplicateResponse } from "../duplicateResponse";
import type { EventResult } from "../protocol";
import type { TrackResponse } from "../TrackResponse";
import { backoff, loginBackoff } from "./backoff";
import type { Instant } from "./Instant";
import { leastElapsed } from "./leastElapsed";
import type { OutboxRecord } from "./OutboxRecord";

const byHandler = new Set<AutumnErrorCode>(["not_allowed", "invalid_params", "request_refused"]);

/** A first request may work on, and still fail, for this long after Autumn has claimed its key. */
const claimWindow = 30_000;

/** When a duplicate is asked about again, in ms: no two clocks agree, and one that is asked a moment too early waits anew. */
export const confirmAfter = claimWindow + 1_000;

/** One sending of a record. */
export type Attempt = {
  at: Instant;
  previous?: Instant;
  /** Whether no earlier attempt's outcome was unknown. */
  firstUnknown: boolean;
};

/** What became of a record: delivered, refused, or as it goes on. */
export type Aftermath = {
  record: OutboxRecord;
  delivered?: TrackResponse;
  refusal?: { code: AutumnErrorCode; message: string };
};

/**
 * Autumn looks at the idempotency key before it looks at the event: its refusal proves that no earlier attempt was counted.
 * The handler refuses before it asks Autumn: that proves nothing, and an event that may have been counted says so.
 */
function refusal(error: EventResult["error"], triedBefore: boolean): { code: AutumnErrorCode; message: string } {
  const { code, message } = error ?? { code: "request_refused", message: "The handler gave no reason." };
  if (!triedBefore || !byHandler.has(code)) return { code, message };
  return {
    code: "outcome_unknown",
    message: `An earlier attempt may have been counted. Look at the customer's usage, then retry(id) or discard(id). Now it is refused (${code}): ${message}`,
  };
}

/** The rules of what a result means for its record. Its `wait` is its own; a request that failed as a whole has another. */
export function afterResult(
  record: OutboxRecord,
  { outcome, response, error }: Omit<EventResult, "id">,
  attempt: Attempt,
  random: number,
): Aftermath {
  const failures = record.attempts - 1;
  const unknownSince = attempt.firstUnknown ? attempt.at : record.unknownSince;
  const seen = { ...record, lastOutcome: outcome, lastAttemptAt: attempt.at, unknownSince };
  const notCounted = { ...seen, unknownSince: attempt.firstUnknown ? undefined : unknownSince };
  if (response) return { record, delivered: response };
  switch (outcome) {
    case "duplicate":
      return attempt.previous && leastElapsed(attempt.previous, attempt.at) >= claimWindow
        ? { record, delivered: duplicateResponse(record.params) }
        : { record: { ...seen, wait: confirmAfter } };
    case "rejected":
      return { record: notCounted, refusal: refusal(error, !attempt.firstUnknown) };
    case "customer_mismatch":
      return { record: { ...notCounted, wait: loginBackoff(failures, random) } };
    case "retry":
      return { record: { ...notCounted, wait: backoff(failures, random) } };
    default:
      return { record: { ...seen, wait: backoff(failures, random) } };
  }
}
