import type { ManagedOutbox } from "../core/outbox/Outbox";

/** Whether a mounted provider has this customer: of others, nothing is shown. */
export function isSignedIn(outbox: ManagedOutbox, customerId: string): boolean {
  const customers = outbox.customers();
  return customers.includes(undefined) || customers.includes(customerId);
}
