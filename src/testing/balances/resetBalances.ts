import type { Customer } from "../org/Org";
import { startOfInterval } from "./startOfInterval";

/** Begins anew each balance whose interval is over: nothing used, and no debt from overflow either. */
export function resetBalances(customer: Customer, now: number): void {
  for (const entitlement of customer.entitlements) {
    const { interval, anchor } = entitlement;
    if (interval === null || entitlement.nextResetAt === null || entitlement.nextResetAt > now) continue;
    let number = 1;
    while (startOfInterval(anchor, interval, number) <= now) number += 1;
    entitlement.nextResetAt = startOfInterval(anchor, interval, number);
    entitlement.balance = entitlement.granted;
  }
}
