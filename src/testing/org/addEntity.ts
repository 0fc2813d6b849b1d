import { Refusal } from "../wire/Refusal";
import { entitlementOf } from "./entitlementOf";
import type { Customer, Entity, Org } from "./Org";

/** Gives the customer an entity, which takes one unit of its feature (a seat), even beyond what is granted. */
export function addEntity(org: Org, customer: Customer, { id, featureId, name }: Omit<Entity, "createdAt">): Entity {
  const feature = org.catalog.features.get(featureId);
  if (!feature) throw new Refusal(404, "feature_not_found", `Feature ${featureId} not found`);
  if (feature.consumable) {
    const why = `Feature '${featureId}' is consumable (e.g. credits, API calls). Entities can only be created for non-consumable features (e.g. seats).`;
    throw new Refusal(400, "invalid_request", why);
  }
  if (customer.entities.some((entity) => entity.id === id)) {
    throw new Refusal(409, "entity_already_exists", `Entity ${id} already exists`);
  }
  const entity = { id, featureId, name, createdAt: org.now() };
  customer.entities.push(entity);
  const seats = entitlementOf(customer, featureId);
  if (seats) seats.balance -= 1;
  return entity;
}
