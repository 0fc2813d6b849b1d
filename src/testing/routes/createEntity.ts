import { addEntity } from "../org/addEntity";
import { createCustomer } from "../org/createCustomer";
import { findSubject } from "../org/findSubject";
import { parseBody } from "../wire/parseBody";
import { wireEntity } from "../wire/wireEntity";
import { createEntitySchema } from "../wire/wireSchemas";
import type { Route } from "./Route";

/** POST /v1/entities.create: makes the customer too, where it is unknown. */
export const createEntity: Route = ({ org, body: json, expand }) => {
  const { customer_id, entity_id, feature_id, name = null, customer_data } = parseBody(createEntitySchema, json);
  if (customer_id && !org.customers.has(customer_id)) createCustomer(org, customer_id, customer_data);
  const { customer } = findSubject(org, { customer_id });
  const entity = addEntity(org, customer, { id: entity_id, featureId: feature_id, name });
  return { status: 200, body: wireEntity(org.catalog, customer, entity, expand) };
};
