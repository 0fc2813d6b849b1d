import type { Customer, Entitlement, Org } from "../org/Org";
import { relevantFeatures } from "../org/relevantFeatures";
import type { Overage } from "./deduct";

/** A balance that a feature's usage may be taken from. */
export type Pool = {
  entitlement: Entitlement;
  /** What one unit of the tracked feature costs, in the balance's unit. */
  creditCost: number;
  /** Whether usage may pass what is granted. */
  usageAllowed: boolean;
};

/** The customer's balances for a feature, in the order in which they are drawn on: its own, then credit systems. */
export function poolsOf(org: Org, customer: Customer, featureId: string, overage: Overage): Pool[] {
  const features = relevantFeatures(org.catalog, featureId);
  features.sort((a, b) => Number(a.id !== featureId) - Number(b.id !== featureId));
  return features.flatMap((feature) => {
    const entitlement = customer.entitlements.find((candidate) => candidate.featureId === feature.id);
    if (!entitlement) return [];
    // Autumn lets what is held, rather than used up, pass what is included: seats are taken first and paid for later.
    const isHeld = feature.type === "metered" && !feature.consumable;
    return [
      {
        entitlement,
        creditCost: feature.creditSchema.get(featureId) ?? 1,
        usageAllowed: isHeld && overage !== "reject",
      },
    ];
  });
}
