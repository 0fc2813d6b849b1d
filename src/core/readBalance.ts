import { pickFields, type Spelling } from "./pickFields";
import type { Balance } from "./TrackResponse";

/**
 * Reads a Balance out of JSON: null where it says that there is none, undefined where it isn't one. Only the fields of
 * the type are taken: plan ids and breakdowns stay behind.
 */
export function readBalance(json: unknown, spelling: Spelling = (name) => name): Balance | null | undefined {
  if (json === null) return null;
  return pickFields(
    json,
    spelling,
    ["featureId"],
    ["granted", "remaining", "usage"],
    ["unlimited", "overageAllowed", "maxPurchase", "nextResetAt"],
  ) as Balance | undefined;
}
