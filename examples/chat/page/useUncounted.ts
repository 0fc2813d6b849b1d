import { type FeatureId, useOutbox } from "autumn-react";

/**
 * How much of a feature was used on this device that the balance on the page does not know of. An event that may be
 * counted already, such as one that an earlier visit has sent, only waits for that to be confirmed.
 */
export function useUncounted(featureId: FeatureId): number {
  const { pending, sending } = useOutbox();
  return [...pending, ...sending]
    .filter((event) => event.params.featureId === featureId && !event.mayBeCounted)
    .reduce((sum, { params }) => sum + (params.value ?? 1), 0);
}
