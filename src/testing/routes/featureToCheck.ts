import type { Catalog, Feature } from "../org/Catalog";
import { entitlementOf } from "../org/entitlementOf";
import type { Customer } from "../org/Org";

/**
 * Whose balance decides about a feature: its own if that is enough, else a credit system's that is enough, else one that
 * the customer has at all.
 */
export function featureToCheck(catalog: Catalog, customer: Customer, feature: Feature, required: number): Feature {
  const creditSystems = [...catalog.features.values()].filter(({ creditSchema }) => creditSchema.has(feature.id));
  const candidates = [feature, ...creditSystems];
  const hasEnough = ({ id }: Feature) => {
    const entitlement = entitlementOf(customer, id);
    return entitlement !== undefined && Math.max(0, entitlement.balance) >= required;
  };
  const isOwned = ({ id }: Feature) => entitlementOf(customer, id) !== undefined;
  return (
    candidates.find(hasEnough) ?? creditSystems.find(isOwned) ?? [feature].find(isOwned) ?? creditSystems[0] ?? feature
  );
}
