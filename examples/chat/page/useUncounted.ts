import { type FeatureId, useOutbox } from "autumn-react";
import { isFromEarlierVisit } from "./isFromEarlierVisit";

/**
 * How much of a feature was used on this device that the balance on the page does not know of. An event that an earlier
 * visit has sent may well be counted, and only waits for that to be confirmed.
 */
export function useUncounted(featureId: FeatureId): number {
  const { pending, sending } = useOutbox();
  return [...pending, ...sending]
    .filter((event) => event.params.featureId === featureId && !(event.attempts > 0 && isFromEarlierVisit(event)))
    .reduce((sum, { params }) => sum + (params.value ?? 1), 0);
}
