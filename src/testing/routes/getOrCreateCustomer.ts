import { createCustomer } from "../org/createCustomer";
import { findSubject } from "../org/findSubject";
import { isUnavailable } from "../org/isUnavailable";
import { parseBody } from "../wire/parseBody";
import { Refusal } from "../wire/Refusal";
import { wireCustomer } from "../wire/wireCustomer";
import { getOrCreateCustomerSchema } from "../wire/wireSchemas";
import type { Route } from "./Route";

/** POST /v1/customers.get_or_create: a customer that exists keeps its fields. */
export const getOrCreateCustomer: Route = ({ org, body: json, expand }) => {
  const { customer_id, ...data } = parseBody(getOrCreateCustomerSchema, json);
  if (!org.customers.has(customer_id)) {
    if (isUnavailable(org, "database")) {
      throw new Refusal(503, "service_unavailable", "Service is temporarily unavailable, please retry shortly.");
    }
    createCustomer(org, customer_id, data);
  }
  const { customer } = findSubject(org, { customer_id });
  return { status: 200, body: wireCustomer(org.catalog, customer, expand) };
};
