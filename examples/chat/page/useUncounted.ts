import { type FeatureId, useOutbox } from "autumn-react";

/**
 * How much of what is taken off a balance on the page was used on this device and is not counted yet. An event that may
 * be counted already, such as one that an earlier visit has sent, only waits for that to be confirmed.
 */
export function useUncounted(featureId: FeatureId): number {
  const { pending, sending } = useOutbox();
  return [...pending, ...sending]
    .filter((event) => event.params.featureId === featureId && !event.mayBeCounted)
    .reduce((sum, { params }) => sum + (params.value ?? 1), 0);
}
