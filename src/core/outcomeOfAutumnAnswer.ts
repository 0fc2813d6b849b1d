import type { AutumnErrorCode } from "./AutumnError";
import { failureOf } from "./failureOf";
import { outcomeOfEventError } from "./outcomeOfEventError";
import { outcomeOfFailure } from "./outcomeOfFailure";
import type { EventResult } from "./protocol";
import { trackResponseFromWire } from "./trackResponseFromWire";

/** Autumn's answers about an event, by status and `code` (`code` alone does not decide); our code for each, and what to check. */
const eventErrors: Record<string, [AutumnErrorCode, string]> = {
  "400 invalid_inputs": ["invalid_params", "its params"],
  "400 insufficient_balance": ["insufficient_balance", "the customer's balance"],
  "404 feature_not_found": ["feature_not_found", "featureId"],
  // No feature listens to the event.
  "404 invalid_request": ["event_not_found", "eventName"],
  "404 entity_not_found": ["entity_not_found", "entityId"],
  "404 customer_not_found": ["customer_not_found", "customerId"],
  // The refused request has used up its key: sent again, it would pass for a duplicate of an event that never counted.
  "409 lock_already_exists": ["invalid_params", "lockId: such a lock exists"],
};

/**
 * What Autumn's own answer to `POST /v1/balances.track` means for the event, which is `age` ms old. Only Autumn's closed
 * list of refusals rejects; `error.message` is never Autumn's own text, which may name internals.
 */
export function outcomeOfAutumnAnswer(status: number, body: unknown, age: number): Omit<EventResult, "id"> {
  const response = status === 200 || status === 202 ? trackResponseFromWire(body) : undefined;
  if (response) return { outcome: "delivered", response };
  const { code: reported } = Object(body) as { code?: unknown };
  const reason = `${status} ${typeof reported === "string" && reported}`;
  if (reason === "409 duplicate_idempotency_key") return { outcome: "duplicate" };
  const [eventCode, suspect] = eventErrors[reason] ?? [];
  if (eventCode) {
    const message = `Autumn refused the event (${eventCode}). Check ${suspect}.`;
    return { outcome: outcomeOfEventError(eventCode, age) ?? "rejected", error: { code: eventCode, message } };
  }
  const failure = failureOf("Autumn", status);
  const { code, message } = failure;
  // Where it has a code it is Autumn's own, and its own 503 is surely not counted.
  const outcome = status === 503 && reported ? "retry" : outcomeOfFailure(failure);
  return { outcome, error: { code, message } };
}
