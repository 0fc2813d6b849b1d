import { AutumnError } from "../../core/AutumnError";
import type { TestCustomer } from "../TestAutumnOptions";
import { addEntity } from "./addEntity";
import { createCustomer } from "./createCustomer";
import type { Org } from "./Org";

/** Adds the customers of the options, but for those that a snapshot has brought. */
export function addCustomers(org: Org, customers: readonly (string | TestCustomer)[]): void {
  for (const given of customers) {
    const { id, entities = [], ...data } = typeof given === "string" ? { id: given } : given;
    if (org.customers.has(id)) continue;
    const customer = createCustomer(org, id, data);
    for (const { id: entityId, featureId, name = null } of entities) {
      if (org.catalog.features.get(featureId)?.consumable !== false) {
        throw new AutumnError(
          "invalid_options",
          `createTestAutumn: entity "${entityId}" of customer "${id}" belongs to the feature "${featureId}", but entities belong to features that are not consumable. Add the feature with { consumable: false }, or correct its id.`,
        );
      }
      addEntity(org, customer, { id: entityId, featureId, name });
    }
  }
}
