import type { TrackInput } from "../TrackParams";
import type { Balance } from "../TrackResponse";

/**
 * Whether it is known that too little is left for an event: less than its value (default 1), or nothing at all where the
 * balance may be in another unit: of credits, or of an event by `eventName`. False where usage beyond the balance is
 * allowed or nothing is known, and for an event that takes nothing.
 *
 * @param balance What `useBalance` gives as `data`.
 *
 * @example
 * import { isExhausted, useBalance } from "autumn-react";
 *
 * export function Left() {
 *   const { data } = useBalance("messages");
 *   return <p>{isExhausted(data) ? "All used up" : `${data?.remaining ?? "…"} messages left`}</p>;
 * }
 */
export function isExhausted(
  balance: Balance | null | undefined,
  { featureId, eventName, value = 1 }: Pick<TrackInput, "featureId" | "eventName" | "value"> = {},
): boolean {
  if (!balance || balance.unlimited || balance.overageAllowed || value <= 0) return false;
  const isSameUnit = eventName === undefined && (featureId === undefined || featureId === balance.featureId);
  return balance.remaining <= 0 || (isSameUnit && balance.remaining < value);
}
