import { AutumnError } from "../core/AutumnError";
import { isAutumnError } from "../core/isAutumnError";
import { isPlainObject } from "../core/isPlainObject";
import { parseTrackParams } from "../core/parseTrackParams";
import type { EventResult } from "../core/protocol";
import type { TrackParams } from "../core/TrackParams";
import type { CustomerScope } from "./RequestScope";
import type { IncomingEvent } from "./readTrackRequest";

/** An event that may go on to Autumn. */
export type AllowedEvent = { id: string; age: number; params: TrackParams };

/** Decides on one event before anything is sent: it may go on, or here is its result. */
export async function judgeEvent(
  { id, age, params: input }: IncomingEvent,
  { settings, customer, deadline, report }: CustomerScope,
): Promise<AllowedEvent | EventResult> {
  const result = (outcome: EventResult["outcome"], error: EventResult["error"]): EventResult => ({
    id,
    outcome,
    error,
  });

  if (isPlainObject(input) && typeof input.customerId === "string" && input.customerId !== customer.customerId) {
    return result("customer_mismatch", {
      code: "customer_mismatch",
      message: "The event is another customer's than the one who is signed in. It waits until that one is.",
    });
  }
  const now = Date.now();
  const isAhead = isPlainObject(input) && Number.isInteger(input.timestamp) && Number(input.timestamp) > now;
  let params: TrackParams;
  try {
    params = parseTrackParams(isAhead ? { ...input, timestamp: now } : input);
  } catch (error) {
    return result("rejected", {
      code: "invalid_params",
      message: isAutumnError(error) ? error.message.slice(0, 500) : "",
    });
  }
  try {
    const breach = await deadline.race(() => settings.policy(params, customer));
    if (breach !== undefined) return result("rejected", { code: "not_allowed", message: breach });
  } catch (cause) {
    const error = new AutumnError("server_error", "The handler's allow function failed; its error is the cause.", {
      cause,
    });
    report("allow", error, customer.customerId);
    return result("retry", {
      code: "server_error",
      message: "The server could not decide whether the event is allowed.",
    });
  }
  // A browser's clock that is ahead says nothing, and Autumn refuses what lies ahead of its own: the age tells better.
  if (isAhead) delete params.timestamp;
  return { id, age, params };
}
