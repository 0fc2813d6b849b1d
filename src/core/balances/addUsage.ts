import type { Balance } from "../TrackResponse";

/** Autumn's balances carry 10 decimals. */
function rounded(amount: number): number {
  return Number(amount.toFixed(10));
}

/** A balance after usage that is known exactly. Usage beyond what was granted is given back before there is a rest again. */
export function addUsage(balance: Balance, value: number): Balance {
  const { granted, usage } = balance;
  const remaining = balance.remaining || Math.min(0, granted - usage);
  return { ...balance, usage: rounded(usage + value), remaining: Math.max(0, rounded(remaining - value)) };
}
