import { balanceFromAutumnAnswer } from "../core/balanceFromAutumnAnswer";
import { outcomeOfAutumnAnswer } from "../core/outcomeOfAutumnAnswer";
import { type BalanceAnswer, protocolVersion } from "../core/protocol";
import { trackParamsToWire } from "../core/trackParamsToWire";
import { checkRateLimit } from "./checkRateLimit";
import { createCustomerCall } from "./createCustomerCall";
import { judgeEvent } from "./judgeEvent";
import type { CustomerScope } from "./RequestScope";
import { refuseRequest } from "./refuseRequest";

/** Answers `POST …/balance`: who may track a feature may see what is left of it, by the same rules of identity and entity. */
export async function answerBalance(body: Record<string, unknown>, scope: CustomerScope): Promise<BalanceAnswer> {
  const { customerId = scope.customer.customerId, featureId, entityId } = body;
  const judged = await judgeEvent({ id: "", age: 0, params: { customerId, featureId, entityId } }, scope, true);
  if (!("params" in judged)) {
    const { code = "not_allowed", message = "" } = judged.error ?? {};
    return refuseRequest(code === "invalid_params" ? 400 : code === "server_error" ? 500 : 403, message, code);
  }
  await checkRateLimit(1, scope);

  const answer = await createCustomerCall(scope)("balances.check", trackParamsToWire(judged.params));
  if (answer) {
    const { status, body } = answer;
    const balance = balanceFromAutumnAnswer(status, body);
    if (balance !== undefined) return { v: protocolVersion, now: Date.now(), balance };
    const { outcome, error } = outcomeOfAutumnAnswer(status, body, 0);
    if (error) {
      const { code, message } = error;
      if (outcome === "rejected" || code === "entity_not_found") refuseRequest(404, message, code);
      scope.report("autumn", message, { code, customerId: scope.customer.customerId });
    }
  }
  return refuseRequest(503, "Autumn did not answer.", "server_error");
}
