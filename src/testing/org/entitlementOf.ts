import type { Customer, Entitlement } from "./Org";

/** The customer's share in a feature of the plan. */
export function entitlementOf(customer: Customer, featureId: string): Entitlement | undefined {
  return customer.entitlements.find((entitlement) => entitlement.featureId === featureId);
}
