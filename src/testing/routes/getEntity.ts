import { findSubject } from "../org/findSubject";
import { parseBody } from "../wire/parseBody";
import { Refusal } from "../wire/Refusal";
import { wireEntity } from "../wire/wireEntity";
import { getEntitySchema } from "../wire/wireSchemas";
import type { Route } from "./Route";

/** POST /v1/entities.get: the customer's id may be left out. */
export const getEntity: Route = ({ org, body, expand }) => {
  const { customer_id, entity_id } = parseBody(getEntitySchema, body);
  const owner =
    customer_id || [...org.customers.values()].find(({ entities }) => entities.some(({ id }) => id === entity_id))?.id;
  const { customer, entity } = findSubject(org, { customer_id: owner ?? "", entity_id });
  if (!entity) throw new Refusal(404, "entity_not_found", `Entity ${entity_id} not found`);
  return { status: 200, body: wireEntity(org.catalog, customer, entity, expand) };
};
