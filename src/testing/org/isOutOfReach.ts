import { isUnavailable } from "./isUnavailable";
import type { Org } from "./Org";

/** Whether a customer's balances can't be reached: their store is down, or the database is, and the customer not in the cache. */
export function isOutOfReach(org: Org, customerId: string): boolean {
  return isUnavailable(org, "balances") || (isUnavailable(org, "database") && !org.customers.has(customerId));
}
