import { isAutumnError } from "../core/isAutumnError";
import { isPlainObject } from "../core/isPlainObject";
import { parseTrackParams } from "../core/parseTrackParams";
import type { EventResult } from "../core/protocol";
import type { TrackParams } from "../core/TrackParams";
import { askHook } from "./askHook";
import { eventResult } from "./eventResult";
import type { CustomerScope } from "./RequestScope";
import type { IncomingEvent } from "./readTrackRequest";

/** Up to this age (ms) Autumn's own clock says when an event was, and no other clock has to agree with it. */
export const ageOfNow = 60_000;

/** An event that may go on to Autumn. */
export type AllowedEvent = { id: string; age: number; params: TrackParams };

/** Decides on one event before anything is sent: it may go on, or here is its result. `isRead`: it stands for a look at the balance. */
export async function judgeEvent(
  { id, age, params: input }: IncomingEvent,
  scope: CustomerScope,
  isRead = false,
): Promise<AllowedEvent | EventResult> {
  const { settings, customer } = scope;
  if (isPlainObject(input) && typeof input.customerId === "string" && input.customerId !== customer.customerId) {
    return eventResult(id, "customer_mismatch", "customer_mismatch", "The event waits for its customer to sign in.");
  }
  const now = Date.now();
  const isAhead = isPlainObject(input) && Number.isInteger(input.timestamp) && Number(input.timestamp) > now;
  let params: TrackParams;
  try {
    params = parseTrackParams(isAhead ? { ...input, timestamp: now } : input);
  } catch (error) {
    return eventResult(id, "rejected", "invalid_params", isAutumnError(error) ? error.message.slice(0, 500) : "");
  }
  try {
    const breach = await askHook("allow", () => settings.policy(params, customer, isRead), scope);
    if (breach !== undefined) return eventResult(id, "rejected", "not_allowed", breach);
  } catch {
    return eventResult(id, "retry", "server_error", "The server could not decide.");
  }
  // Autumn refuses what lies ahead of its own clock, with which neither ours nor a browser's agrees: the age tells better.
  if ((params.timestamp ?? 0) > now - ageOfNow) delete params.timestamp;
  return { id, age, params };
}
