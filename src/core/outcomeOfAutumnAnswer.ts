import type { AutumnErrorCode } from "./AutumnError";
import { entityPatience } from "./entityPatience";
import type { EventResult } from "./protocol";
import { trackResponseFromWire } from "./trackResponseFromWire";

/**
 * What Autumn's own answer to `POST /v1/balances.track` means for the event. Only Autumn's closed list of refusals
 * rejects; `error.message` is never Autumn's own text, which may name internals. `age` is the event's, in ms.
 */
export function outcomeOfAutumnAnswer(status: number, body: unknown, age: number): Omit<EventResult, "id"> {
  if (status === 200 || status === 202) {
    const response = trackResponseFromWire(body);
    return response
      ? { outcome: "delivered", response }
      : failed("unknown", "invalid_response", "Autumn's answer isn't one to a tracked event.");
  }
  const code = typeof body === "object" && body !== null && "code" in body ? body.code : undefined;
  switch (`${status} ${code}`) {
    case "400 invalid_inputs":
      return failed("rejected", "invalid_params", "Autumn refused the event's params. Compare them with TrackParams.");
    case "400 insufficient_balance":
      return failed("rejected", "insufficient_balance", "The customer's balance doesn't cover the event.");
    case "404 feature_not_found":
      return failed(
        "rejected",
        "feature_not_found",
        "Autumn has no feature with this featureId. Check its spelling, and that it exists in this environment (sandbox or live).",
      );
    case "404 invalid_request":
      return failed(
        "rejected",
        "event_not_found",
        "No feature in Autumn listens to this eventName. Check its spelling, or add it to a feature's event names.",
      );
    case "404 entity_not_found":
      return failed(
        age < entityPatience ? "retry" : "rejected",
        "entity_not_found",
        "The customer has no entity with this entityId. Create it in Autumn, then track.",
      );
    case "404 customer_not_found":
      return failed(
        "retry",
        "customer_not_found",
        "Autumn doesn't know this customer. Create the customer, then track.",
      );
    case "409 duplicate_idempotency_key":
      return { outcome: "duplicate" };
    // The refused request has used up its key: sent again, it would look like a duplicate of an event that never counted.
    case "409 lock_already_exists":
      return failed(
        "rejected",
        "invalid_params",
        "A lock with this lockId exists already. Give each lock its own lockId.",
      );
  }
  if (status === 401)
    return failed("retry", "unauthorized", "Autumn refused the credentials. Check the key or the token.");
  if (status === 429)
    return failed("retry", "rate_limited", "Autumn is asked too often. The event will be sent again.");
  if (status === 503) return failed("retry", "server_error", "Autumn is unavailable. The event will be sent again.");
  if (status >= 500)
    return failed("unknown", "server_error", `Autumn failed (status ${status}), perhaps after counting.`);
  if (status >= 300 && status !== 408 && status !== 409) {
    return failed("retry", "request_refused", `Autumn refused the request (status ${status}), not the event.`);
  }
  return failed(
    "unknown",
    "invalid_response",
    `Autumn's answer (status ${status}) doesn't tell whether the event counted.`,
  );
}

function failed(outcome: "rejected" | "retry" | "unknown", code: AutumnErrorCode, message: string) {
  return { outcome, error: { code, message } };
}
