import type { Catalog, Feature } from "../org/Catalog";
import { Refusal } from "../wire/Refusal";
import type { TrackBody } from "../wire/wireSchemas";

/** The features that an event is usage of: the one it names, or all that listen to its name. */
export function trackedFeatures(
  catalog: Catalog,
  { feature_id: featureId, event_name: eventName = "" }: TrackBody,
): Feature[] {
  if (featureId) {
    const feature = catalog.features.get(featureId);
    if (!feature) throw new Refusal(404, "feature_not_found", `Feature ${featureId} not found`);
    return [feature];
  }
  const listening = [...catalog.features.values()].filter(({ eventNames }) => eventNames.includes(eventName));
  if (listening.length === 0)
    throw new Refusal(404, "invalid_request", `No features found for event name: ${eventName}`);
  return listening;
}
