import { findSubject } from "../org/findSubject";
import { isOutOfReach } from "../org/isOutOfReach";
import { parseBody } from "../wire/parseBody";
import { Refusal } from "../wire/Refusal";
import { wireBalance } from "../wire/wireBalance";
import { wireFlag } from "../wire/wireFlag";
import { checkSchema } from "../wire/wireSchemas";
import { featureToCheck } from "./featureToCheck";
import type { Route } from "./Route";
import { refuseUnknownExpand } from "./refuseUnknownExpand";
import { trackChecked } from "./trackChecked";

const DAY = 24 * 60 * 60 * 1000;

/** POST /v1/balances.check: is there enough left? With `send_event` or a lock it is used at once, all or nothing. */
export const check: Route = ({ org, body: json, version, expand, query, idempotencyKey }) => {
  refuseUnknownExpand(query, "balance.feature", "flag.feature");
  const body = parseBody(checkSchema, json);
  const { customer_id, entity_id, feature_id } = body;
  const required = body.required_balance ?? body.required_quantity ?? 1;
  if (body.lock?.expires_at !== undefined && body.lock.expires_at > org.now() + DAY) {
    throw new Refusal(400, "invalid_request", "Lock expires_at cannot be more than 1 day from now");
  }

  if (isOutOfReach(org, customer_id)) {
    const failOpen = { allowed: true, customer_id, entity_id, required_balance: required, balance: null, flag: null };
    return { status: 202, body: failOpen };
  }

  const feature = org.catalog.features.get(feature_id);
  if (!feature) throw new Refusal(404, "feature_not_found", `Feature ${feature_id} not found`);
  const { customer } = findSubject(org, body, version);
  const checked = featureToCheck(org.catalog, customer, feature, required);
  const needed = required * (checked.creditSchema.get(feature_id) ?? 1);
  const request = { body, required, idempotencyKey, version, expand };
  const used = body.send_event || body.lock ? trackChecked(org, customer, request, feature, checked) : undefined;

  const flag = wireFlag(org.catalog, customer, checked.id, expand);
  const balance = used?.balance ?? wireBalance(org.catalog, customer, checked.id, expand);
  const allowed = used?.allowed ?? (flag !== null || (balance !== null && balance.remaining >= needed));
  return {
    status: 200,
    body: { allowed, customer_id, entity_id, required_balance: needed, balance, balances: used?.balances, flag },
  };
};
