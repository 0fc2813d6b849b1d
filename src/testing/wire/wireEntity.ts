import type { Catalog } from "../org/Catalog";
import type { Customer, Entity } from "../org/Org";
import type { Expand } from "./Expand";
import { wirePlan } from "./wirePlan";

/** An entity shares its customer's balances: a plan with balances of each entity's own is not modelled. */
export function wireEntity(catalog: Catalog, customer: Customer, entity: Entity, expand: Expand) {
  return {
    id: entity.id,
    name: entity.name,
    customer_id: customer.id,
    feature_id: entity.featureId,
    created_at: entity.createdAt,
    env: "sandbox",
    ...wirePlan(catalog, customer, expand),
    billing_controls: {},
  };
}
