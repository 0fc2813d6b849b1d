import { idempotencyKey } from "../core/idempotencyKey";
import { outcomeOfAutumnAnswer } from "../core/outcomeOfAutumnAnswer";
import type { EventResult } from "../core/protocol";
import { trackParamsToWire } from "../core/trackParamsToWire";
import type { AutumnCall } from "./createAutumnCall";
import { eventResult } from "./eventResult";
import { type AllowedEvent, ageOfNow } from "./judgeEvent";
import type { CustomerScope } from "./RequestScope";

/** Sends one event on to Autumn under its own idempotency key. */
export async function forwardEvent(
  { id, age, params }: AllowedEvent,
  callAutumn: AutumnCall,
  { customer: { customerId }, deadline, report }: CustomerScope,
): Promise<EventResult> {
  if (deadline.isOver()) return eventResult(id, "retry", "timeout", "There was no time left.");

  const timestamp = params.timestamp ?? (age < ageOfNow ? undefined : Math.floor(Date.now() - age));
  const body = trackParamsToWire({ ...params, customerId, ...(timestamp !== undefined && { timestamp }) });
  const headers = { "idempotency-key": idempotencyKey(customerId, id) };
  const answer = await callAutumn("balances.track", body, headers);
  if (!answer) return eventResult(id, "unknown", "network_error", "Autumn did not answer.");
  const result = outcomeOfAutumnAnswer(answer.status, answer.body, age);
  const { outcome, error } = result;
  if (!error || outcome === "rejected" || error.code === "entity_not_found") return { id, ...result };
  report("autumn", error.message, { code: error.code, customerId });
  return eventResult(id, outcome, "server_error", "Autumn did not take it.");
}
