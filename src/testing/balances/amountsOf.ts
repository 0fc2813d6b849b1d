import type { Entitlement } from "../org/Org";
import { roundBalance } from "./roundBalance";

/** `remaining` is never below 0; usage is, where more was credited than was used. */
export function amountsOf({ granted, balance }: Entitlement) {
  return { granted, remaining: Math.max(0, balance), usage: roundBalance(granted - balance) };
}
