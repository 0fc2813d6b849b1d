import type { Catalog } from "../org/Catalog";
import type { Customer } from "../org/Org";
import type { Expand } from "./Expand";
import { wireBalance } from "./wireBalance";
import { wireFlag } from "./wireFlag";

/** What a customer has through the plan: the part that answers about customers and about entities share. */
export function wirePlan(catalog: Catalog, customer: Customer, expand: Expand) {
  const balances: Record<string, unknown> = {};
  const flags: Record<string, unknown> = {};
  for (const { featureId } of customer.entitlements) {
    const balance = wireBalance(catalog, customer, featureId, expand);
    if (balance) balances[featureId] = balance;
    else flags[featureId] = wireFlag(catalog, customer, featureId, expand);
  }
  const subscription = {
    id: customer.subscriptionId,
    plan_id: catalog.planId,
    auto_enable: true,
    add_on: false,
    status: "active",
    past_due: false,
    canceled_at: null,
    expires_at: null,
    trial_ends_at: null,
    started_at: customer.createdAt,
    current_period_start: null,
    current_period_end: null,
    quantity: 1,
    scope: "customer",
  };
  return { subscriptions: [subscription], purchases: [], balances, flags };
}
