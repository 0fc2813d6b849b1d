import { knownCustomer } from "../org/knownCustomer";
import { tokensFor } from "../tokens/tokensFor";
import { Refusal } from "../wire/Refusal";
import type { Route } from "./Route";

/**
 * POST /v1/keys.refresh: the current refresh token begins a new generation, the one before gives the current generation
 * again (two tabs at once), an older one has leaked: all of the customer's tokens are revoked.
 */
export const refreshKey: Route = ({ org, token }) => {
  if (!token) throw new Refusal(401, "invalid_request", "Missing customer token");
  const customer = knownCustomer(org, token.sub);
  const { tokens } = customer;
  const behind = tokens.generation - token.gen;
  if (behind > 1) {
    tokens.epoch += 1;
    throw new Refusal(401, "invalid_request", "Refresh token reuse detected");
  }
  if (behind === 0) tokens.generation += 1;
  return { status: 200, body: tokensFor(customer, org.now()) };
};
