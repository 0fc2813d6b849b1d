import { type AutumnCall, createAutumnCall } from "./createAutumnCall";
import type { CustomerScope } from "./RequestScope";

/**
 * Calls Autumn for the customer. Where Autumn does not know that one, it is created with what `identify` gave (once,
 * however many calls of the request find that out), and the call repeated.
 */
export function createCustomerCall(scope: CustomerScope): AutumnCall {
  const { customerId, name, email } = scope.customer;
  const callAutumn = createAutumnCall(scope);
  let created: Promise<boolean> | undefined;

  async function create(): Promise<boolean> {
    const profile = { customer_id: customerId, ...(name && { name }), ...(email && { email }) };
    const answer = await callAutumn("customers.get_or_create", profile);
    if (answer && answer.status !== 200) {
      const message = `Autumn did not create the customer (${answer.status}). Ids are letters, digits, and _ - : only.`;
      scope.report("autumn", message, { code: "customer_not_found", customerId });
    }
    return answer?.status === 200;
  }

  return async (...call) => {
    const answer = await callAutumn(...call);
    const { code } = Object(answer?.body) as { code?: unknown };
    const isUnknown = answer?.status === 404 && code === "customer_not_found";
    // A 202 does not say whether Autumn knows the customer: where it doesn't, the event is lost when its turn comes.
    if (!isUnknown && answer?.status !== 202) return answer;
    created ??= create();
    return (await created) && isUnknown ? callAutumn(...call) : answer;
  };
}
