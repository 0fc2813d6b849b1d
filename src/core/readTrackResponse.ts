import { isPlainObject } from "./isPlainObject";
import { pickFields, type Spelling } from "./pickFields";
import { readBalance } from "./readBalance";
import type { TrackResponse } from "./TrackResponse";

/**
 * Reads a TrackResponse out of JSON; undefined where it isn't one. Only the fields of the type are taken: plan ids,
 * breakdowns and balance ids stay behind. `spelling` gives the JSON's name of a field (default: the same).
 */
export function readTrackResponse(json: unknown, spelling: Spelling = (name) => name): TrackResponse | undefined {
  const response = pickFields(json, spelling, ["customerId"], ["value"], ["entityId", "eventName", "duplicate"]);
  const { balance: left, balances, deductions } = Object(json) as Record<string, unknown>;
  const balance = readBalance(left, spelling);
  if (!response || balance === undefined) return undefined;
  return {
    ...response,
    balance,
    ...(isPlainObject(balances) && {
      balances: Object.fromEntries(
        Object.entries(balances).map(([id, each]) => [id, readBalance(each, spelling) ?? null]),
      ),
    }),
    ...(Array.isArray(deductions) && {
      deductions: deductions.flatMap((each) => pickFields(each, spelling, ["featureId"], ["value"]) ?? []),
    }),
  } as TrackResponse;
}
