import { type FeatureId, useOutbox } from "autumn-react";

/** How much of a feature was used on this device that Autumn has not counted yet. */
export function useUncounted(featureId: FeatureId): number {
  const { pending, sending } = useOutbox();
  return [...pending, ...sending]
    .filter(({ params }) => params.featureId === featureId)
    .reduce((sum, { params }) => sum + (params.value ?? 1), 0);
}
