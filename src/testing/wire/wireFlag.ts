import type { Catalog } from "../org/Catalog";
import { entitlementOf } from "../org/entitlementOf";
import type { Customer } from "../org/Org";
import type { Expand } from "./Expand";
import { wireFeature } from "./wireFeature";

/** A customer's boolean feature as Autumn answers it; null where the plan lacks it, or it is not boolean. */
export function wireFlag(catalog: Catalog, customer: Customer, featureId: string, expand: Expand) {
  const entitlement = entitlementOf(customer, featureId);
  const feature = catalog.features.get(featureId);
  if (!entitlement || feature?.type !== "boolean") return null;
  return {
    id: entitlement.id,
    plan_id: catalog.planId,
    expires_at: null,
    feature_id: featureId,
    ...((expand.has("flag.feature") || expand.has("flags.feature")) && { feature: wireFeature(feature) }),
  };
}
