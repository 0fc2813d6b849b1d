import { knownCustomer } from "../org/knownCustomer";
import { parseBody } from "../wire/parseBody";
import { revokeKeySchema } from "../wire/wireSchemas";
import type { Route } from "./Route";

/** POST /v1/keys.revoke: ends all tokens of a customer at once. */
export const revokeKey: Route = ({ org, body }) => {
  const { customer_id } = parseBody(revokeKeySchema, body);
  knownCustomer(org, customer_id).tokens.epoch += 1;
  return { status: 200, body: { revoked: true } };
};
