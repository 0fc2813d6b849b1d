import { findSubject } from "../org/findSubject";
import { parseBody } from "../wire/parseBody";
import { wireCustomer } from "../wire/wireCustomer";
import { getCustomerSchema } from "../wire/wireSchemas";
import type { Route } from "./Route";

/** POST /v1/customers.get */
export const getCustomer: Route = ({ org, body, expand }) => {
  const { customer } = findSubject(org, parseBody(getCustomerSchema, body));
  return { status: 200, body: wireCustomer(org.catalog, customer, expand) };
};
