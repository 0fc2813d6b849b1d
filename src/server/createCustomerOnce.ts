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
    const profile = { customer_id: customerId, ...(name && { name }), ...(email && { email }) };
    const answer = await callAutumn("customers.get_or_create", profile);
    if (answer && answer.status !== 200) {
      const message = `Autumn did not create the customer (${answer.status}). Ids are letters, digits, and _ - : only.`;
      report("autumn", message, { code: "customer_not_found", customerId });
    }
    return answer?.status === 200;
  }

  return () => {
    created ??= create();
    return created;
  };
}
