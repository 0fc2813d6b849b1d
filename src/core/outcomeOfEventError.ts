import type { AutumnErrorCode } from "./AutumnError";
import type { EventOutcome } from "./protocol";

/** An app may create an entity and track for it in one go: until the event is this old (ms), a missing one is waited for. */
const entityPatience = 60 * 60 * 1000;

const refusals: readonly AutumnErrorCode[] = [
  "invalid_params",
  "not_allowed",
  "insufficient_balance",
  "feature_not_found",
  "event_not_found",
  "entity_not_found",
];

/** What an error means for an event that is `age` ms old; undefined where the code is about the request as a whole. */
export function outcomeOfEventError(code: AutumnErrorCode, age: number): EventOutcome | undefined {
  if (code === "customer_mismatch") return code;
  // The handler creates the customer; elsewhere the app may be about to.
  if (code === "customer_not_found" || (code === "entity_not_found" && age < entityPatience)) return "retry";
  return refusals.includes(code) ? "rejected" : undefined;
}
