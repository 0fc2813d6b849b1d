import type { AutumnErrorCode } from "./AutumnError";
import { failureOf } from "./failureOf";
import { outcomeOfEventError } from "./outcomeOfEventError";
import { outcomeOfFailure } from "./outcomeOfFailure";
import type { EventResult } from "./protocol";
import { trackResponseFromWire } from "./trackResponseFromWire";

/** Autumn's answers about an event, by status and `code`: `code` alone does not decide, and the wording of `message` changes. */
const eventErrors: Record<string, [AutumnErrorCode, string]> = {
  "400 invalid_inputs": ["invalid_params", "Autumn refused the params. Compare them with TrackParams."],
  "400 insufficient_balance": ["insufficient_balance", "The customer's balance is too low for this event."],
  "404 feature_not_found": ["feature_not_found", "Autumn has no such feature. Check featureId."],
  "404 invalid_request": ["event_not_found", "No feature in Autumn listens to this event. Check eventName."],
  "404 entity_not_found": ["entity_not_found", "The customer has no such entity. Create it, or check entityId."],
  "404 customer_not_found": ["customer_not_found", "Autumn has no such customer. Create it, or check customerId."],
  // The refused request has used up its key: sent again, it would pass for a duplicate of an event that never counted.
  "409 lock_already_exists": ["invalid_params", "A lock with this lockId exists. Give each lock its own."],
};

/**
 * What Autumn's own answer to `POST /v1/balances.track` means for the event, which is `age` ms old. Only Autumn's closed
 * list of refusals rejects; `error.message` is never Autumn's own text, which may name internals.
 */
export function outcomeOfAutumnAnswer(status: number, body: unknown, age: number): Omit<EventResult, "id"> {
  const response = status === 200 || status === 202 ? trackResponseFromWire(body) : undefined;
  if (response) return { outcome: "delivered", response };
  const reason = `${status} ${(Object(body) as { code?: unknown }).code}`;
  if (reason === "409 duplicate_idempotency_key") return { outcome: "duplicate" };
  const eventError = eventErrors[reason];
  if (eventError) {
    const [code, message] = eventError;
    return { outcome: outcomeOfEventError(code, age) ?? "rejected", error: { code, message } };
  }
  const failure = failureOf("Autumn", status);
  return { outcome: outcomeOfFailure(failure), error: { code: failure.code, message: failure.message } };
}
