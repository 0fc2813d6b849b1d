import type { Balance } from "../TrackResponse";
import { addUsage } from "./addUsage";

/** A balance as it will be once events of this value are counted: Autumn takes no more than there is, and gives no more back than was used. */
export function expectUsage(balance: Balance, value: number): Balance {
  const { usage, remaining, unlimited, overageAllowed } = balance;
  const most = unlimited || overageAllowed ? value : remaining;
  const expected = Math.min(Math.max(value, -Math.max(0, usage)), most);
  return expected === 0 ? balance : addUsage(balance, expected);
}
