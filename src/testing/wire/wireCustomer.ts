import type { Catalog } from "../org/Catalog";
import type { Customer } from "../org/Org";
import type { Expand } from "./Expand";
import { wirePlan } from "./wirePlan";

export function wireCustomer(catalog: Catalog, customer: Customer, expand: Expand) {
  return {
    id: customer.id,
    name: customer.name,
    email: customer.email,
    created_at: customer.createdAt,
    fingerprint: customer.fingerprint,
    stripe_id: customer.stripeId,
    env: "sandbox",
    metadata: customer.metadata,
    send_email_receipts: customer.sendEmailReceipts,
    billing_controls: {},
    ...wirePlan(catalog, customer, expand),
    licenses: [],
    config: {},
  };
}
