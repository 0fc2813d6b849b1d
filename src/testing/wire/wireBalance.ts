import { amountsOf } from "../balances/amountsOf";
import type { Catalog } from "../org/Catalog";
import { entitlementOf } from "../org/entitlementOf";
import type { Customer } from "../org/Org";
import type { Expand } from "./Expand";
import { wireFeature } from "./wireFeature";
import { wireReset } from "./wireReset";

/** A customer's balance of a feature as Autumn answers it; null where there is none to tell (boolean, outside the plan). */
export function wireBalance(catalog: Catalog, customer: Customer, featureId: string, expand: Expand) {
  const entitlement = entitlementOf(customer, featureId);
  const feature = catalog.features.get(featureId);
  if (!entitlement || !feature || feature.type === "boolean") return null;
  const { granted, remaining, usage } = amountsOf(entitlement);
  return {
    feature_id: featureId,
    ...((expand.has("balance.feature") || expand.has("balances.feature")) && { feature: wireFeature(feature) }),
    granted,
    remaining,
    usage,
    unlimited: false,
    overage_allowed: false,
    max_purchase: null,
    next_reset_at: entitlement.nextResetAt,
    breakdown: [
      {
        id: entitlement.id,
        plan_id: catalog.planId,
        included_grant: granted,
        prepaid_grant: 0,
        remaining,
        usage,
        unlimited: false,
        reset: wireReset(feature, entitlement),
        price: null,
        expires_at: null,
      },
    ],
  };
}

export type WireBalance = ReturnType<typeof wireBalance>;
