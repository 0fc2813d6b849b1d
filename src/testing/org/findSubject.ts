import { resetBalances } from "../balances/resetBalances";
import { Refusal } from "../wire/Refusal";
import { createCustomer } from "./createCustomer";
import type { Customer, Entity, Org } from "./Org";

export type Subject = { customer: Customer; entity: Entity | undefined };

/**
 * Whom a request is about. An empty customer id is the customer made last, an empty entity id is the customer itself.
 * Where both ids are unknown, the entity is what is missing. Versions before 2.1 make an unknown customer instead.
 */
export function findSubject(
  org: Org,
  ids: { customer_id: string; entity_id?: string | undefined },
  version = "2.3.0",
): Subject {
  const { customer_id: customerId, entity_id: entityId } = ids;
  let customer = customerId === "" ? [...org.customers.values()].at(-1) : org.customers.get(customerId);
  if (!customer && version < "2.1.0") customer = createCustomer(org, customerId);
  const entity = entityId ? customer?.entities.find(({ id }) => id === entityId) : undefined;
  if (entityId && !entity) throw new Refusal(404, "entity_not_found", `Entity ${entityId} not found`);
  if (!customer) throw new Refusal(404, "customer_not_found", `Customer ${customerId} not found`);
  resetBalances(customer, org.now());
  return { customer, entity };
}
