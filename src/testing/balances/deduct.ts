import type { Mutation } from "../org/Org";
import type { Pool } from "./poolsOf";
import { roundBalance } from "./roundBalance";

/** cap: takes what fits. overflow: takes all. reject: takes what fits, and the caller refuses if something is left. */
export type Overage = "cap" | "overflow" | "reject";

/**
 * How a value (negative: a credit) is spread over balances, which are left as they are.
 *
 * Two passes, as on the server: the first stops at 0, from either side; the second goes on below 0 where usage may pass
 * what is granted, and, for a credit, up to what is granted. `left` is what found no place, in the value's unit.
 */
export function deduct(
  pools: readonly Pool[],
  value: number,
  overage: Overage,
): { mutations: Mutation[]; left: number } {
  const mutations: Mutation[] = [];
  const taken = new Map<Pool, number>();
  let left = value;

  for (const limit of [stopAtZero, stopAtGrant]) {
    for (const pool of pools) {
      if (left === 0) break;
      const { entitlement, creditCost } = pool;
      const balance = entitlement.balance - (taken.get(pool) ?? 0);
      const amount = limit(pool, balance, left * creditCost, overage);
      if (amount === 0) continue;
      taken.set(pool, (taken.get(pool) ?? 0) + amount);
      left = roundBalance(left - amount / creditCost);
      mutations.push({
        featureId: entitlement.featureId,
        creditCost,
        // Redis carries amounts with 14 digits.
        amount: Number(amount.toPrecision(14)),
      });
    }
  }
  return { mutations, left };
}

function stopAtZero(_pool: Pool, balance: number, amount: number) {
  if (amount < 0) return -Math.min(-amount, Math.max(0, -balance));
  return Math.max(0, Math.min(amount, balance));
}

function stopAtGrant({ entitlement, usageAllowed }: Pool, balance: number, amount: number, overage: Overage) {
  if (overage === "overflow") return amount;
  if (amount < 0) return -Math.min(-amount, Math.max(0, entitlement.granted - balance));
  return usageAllowed ? amount : 0;
}
