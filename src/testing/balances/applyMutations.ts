import { entitlementOf } from "../org/entitlementOf";
import type { Customer, Mutation } from "../org/Org";
import { roundBalance } from "./roundBalance";

/** Takes what `deduct` found from the customer's balances. */
export function applyMutations(customer: Customer, mutations: readonly Mutation[]): void {
  for (const { featureId, amount } of mutations) {
    const entitlement = entitlementOf(customer, featureId);
    if (entitlement) entitlement.balance = roundBalance(entitlement.balance - amount);
  }
}
