import { AutumnError } from "../core/AutumnError";
import { isAutumnError } from "../core/isAutumnError";
import type { AutumnCall } from "./createAutumnCall";
import type { CustomerScope } from "./RequestScope";

/**
 * Makes the customer known to Autumn with what `identify` gave: once, however many events of the request ask for it.
 * Resolves to whether Autumn has the customer now.
 */
export function createCustomerOnce(
  callAutumn: AutumnCall,
  { customer, report }: CustomerScope,
): () => Promise<boolean> {
  const { customerId, name, email } = customer;
  let created: Promise<boolean> | undefined;

  async function create(): Promise<boolean> {
    try {
      const { status } = await callAutumn("customers.get_or_create", {
        customer_id: customerId,
        ...(name && { name }),
        ...(email && { email }),
      });
      if (status === 200) return true;
      const message = `Autumn did not create the customer (status ${status}). Ids are letters, digits, and _ - : only.`;
      report("autumn", new AutumnError("customer_not_found", message, { status }), customerId);
    } catch (error) {
      if (isAutumnError(error)) report("autumn", error, customerId);
    }
    return false;
  }

  return () => {
    created ??= create();
    return created;
  };
}
