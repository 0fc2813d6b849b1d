import { Refusal } from "../wire/Refusal";
import type { Customer, Org } from "./Org";

/** The customer with exactly this id, or 404. */
export function knownCustomer(org: Org, customerId: string): Customer {
  const customer = org.customers.get(customerId);
  if (!customer) throw new Refusal(404, "customer_not_found", `Customer ${customerId} not found`);
  return customer;
}
