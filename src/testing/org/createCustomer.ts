import { startOfInterval } from "../balances/startOfInterval";
import type { CustomerData } from "../wire/wireSchemas";
import type { Customer, Org } from "./Org";

/** Adds a customer, on the org's plan from now on. */
export function createCustomer(org: Org, id: string, data: CustomerData = {}): Customer {
  const now = org.now();
  const customer: Customer = {
    id,
    internalId: org.nextId("cus_int"),
    subscriptionId: org.nextId("cus_prod"),
    createdAt: now,
    name: data.name ?? null,
    email: data.email ?? null,
    fingerprint: data.fingerprint ?? null,
    stripeId: data.stripe_id ?? null,
    metadata: data.metadata ?? {},
    sendEmailReceipts: data.send_email_receipts ?? false,
    entitlements: org.catalog.items.map(({ featureId, granted, interval }) => ({
      id: org.nextId("cus_ent"),
      featureId,
      granted,
      balance: granted,
      interval,
      anchor: now,
      nextResetAt: interval && startOfInterval(now, interval, 1),
    })),
    entities: [],
    tokens: { epoch: 0, generation: 0 },
  };
  org.customers.set(id, customer);
  return customer;
}
