import { Autumn } from "autumn-js";
import type { Balance } from "autumn-react";
import type { Customer } from "autumn-react/server";

export type ReadBalances = (customer: Customer) => Promise<Record<string, Balance>>;

/** What is left for a customer before anything was tracked on the page, asked with the official SDK. */
export function createReadBalances({ secretKey, autumnUrl }: { secretKey: string; autumnUrl: string }): ReadBalances {
  const autumn = new Autumn({ secretKey, serverURL: new URL(autumnUrl).origin, xApiVersion: "2.3.0", failOpen: false });

  return async function readBalances({ customerId, name, email }) {
    const { balances } = await autumn.customers.getOrCreate({ customerId, name, email });
    return Object.fromEntries(
      Object.entries(balances).map(([featureId, balance]) => [
        featureId,
        {
          featureId,
          granted: balance.granted,
          remaining: balance.remaining,
          usage: balance.usage,
          unlimited: balance.unlimited,
          overageAllowed: balance.overageAllowed,
          maxPurchase: balance.maxPurchase,
          nextResetAt: balance.nextResetAt,
        },
      ]),
    );
  };
}
