import { knownCustomer } from "../org/knownCustomer";
import { tokensFor } from "../tokens/tokensFor";
import { parseBody } from "../wire/parseBody";
import { mintKeySchema } from "../wire/wireSchemas";
import type { Route } from "./Route";

/** POST /v1/keys.mint: a new generation of tokens for a customer; the earlier access tokens stay valid. */
export const mintKey: Route = ({ org, body }) => {
  const { customer_id, indefinite } = parseBody(mintKeySchema, body);
  const customer = knownCustomer(org, customer_id);
  customer.tokens.generation += 1;
  return { status: 200, body: tokensFor(customer, org.now(), indefinite) };
};
