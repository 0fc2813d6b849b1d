import type { AutumnErrorCode } from "../core/AutumnError";
import type { EventOutcome, EventResult } from "../core/protocol";

/** What became of an event that was not delivered, and why. */
export function eventResult(id: string, outcome: EventOutcome, code: AutumnErrorCode, message: string): EventResult {
  return { id, outcome, error: { code, message } };
}
