import type { Catalog } from "../org/Catalog";
import { entitlementOf } from "../org/entitlementOf";
import type { Customer, Mutation } from "../org/Org";
import { wireReset } from "./wireReset";

/** What was really taken: one entry per balance that changed, in the balance's unit. */
export function wireDeductions(catalog: Catalog, customer: Customer, mutations: readonly Mutation[]) {
  const amounts = new Map<string, number>();
  for (const { featureId, amount } of mutations) {
    amounts.set(featureId, Number(((amounts.get(featureId) ?? 0) + amount).toPrecision(14)));
  }
  return [...amounts].flatMap(([featureId, value]) => {
    const entitlement = entitlementOf(customer, featureId);
    const feature = catalog.features.get(featureId);
    if (!entitlement || !feature) return [];
    const reset = wireReset(feature, entitlement);
    return [{ balance_id: entitlement.id, feature_id: featureId, plan_id: catalog.planId, reset, value }];
  });
}
