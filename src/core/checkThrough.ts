import {
  type AutumnClient,
  askHandler,
  type CheckParams,
  type DeliveringClient,
  type TrackOptions,
} from "./AutumnClient";
import { AutumnError } from "./AutumnError";
import { failureOf } from "./failureOf";
import { type BalanceAnswer, type BalanceRequest, protocolVersion } from "./protocol";
import { readBalance } from "./readBalance";
import { readJson } from "./readJson";

/** Makes any client check that can: by itself, or by asking the handler. Apart from the clients, for pages that never ask. */
export function checkThrough(client: DeliveringClient): AutumnClient["check"] {
  const { check, [askHandler]: ask } = client;
  if (check || !ask) return check?.bind(client);
  return async ({ customerId, featureId, entityId }: CheckParams, options: TrackOptions = {}) => {
    const body: BalanceRequest = { v: protocolVersion, customerId, featureId, entityId };
    const answer = await ask("/balance", body, options);
    const { v, balance: given, error } = Object(readJson(answer)) as Partial<BalanceAnswer> & { error?: AutumnError };
    const balance = answer.status === 200 && v === protocolVersion ? readBalance(given) : undefined;
    if (balance !== undefined) return { balance };
    const failure = failureOf("The handler", answer.status, answer.retryAfter);
    // Only the handler has such codes; a platform's own pages have others.
    const isOurs = /^[a-z]+_[a-z_]+$/.test(String(error?.code)) && typeof error?.message === "string";
    throw isOurs ? new AutumnError(error.code, error.message, failure) : failure;
  };
}
