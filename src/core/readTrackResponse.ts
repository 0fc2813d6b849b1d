import { isPlainObject } from "./isPlainObject";
import type { Balance, Deduction, TrackResponse } from "./TrackResponse";

type Spelling = (name: string) => string;

/**
 * Reads a TrackResponse out of JSON; undefined where it isn't one. Only the fields of the type are taken: plan ids,
 * breakdowns and balance ids stay behind. `spelling` gives the JSON's name of a field (default: the same).
 */
export function readTrackResponse(json: unknown, spelling: Spelling = (name) => name): TrackResponse | undefined {
  const pick = (from: unknown, strings: string[], numbers: string[], others: string[]) => {
    if (!isPlainObject(from)) return undefined;
    const get = (name: string) => from[spelling(name)];
    if (
      strings.some((name) => typeof get(name) !== "string") ||
      numbers.some((name) => typeof get(name) !== "number")
    ) {
      return undefined;
    }
    const fields = [...strings, ...numbers, ...others].map((name) => [name, get(name)] as const);
    return Object.fromEntries(fields.filter(([, value]) => value !== undefined)) as Record<string, unknown>;
  };
  const balanceOf = (from: unknown) =>
    from === null
      ? null
      : (pick(
          from,
          ["featureId"],
          ["granted", "remaining", "usage"],
          ["unlimited", "overageAllowed", "maxPurchase", "nextResetAt"],
        ) as Balance | undefined);

  const response = pick(json, ["customerId"], ["value"], ["entityId", "eventName", "duplicate"]);
  const { balance: left, balances, deductions } = Object(json) as Record<string, unknown>;
  const balance = balanceOf(left);
  if (!response || balance === undefined) return undefined;
  return {
    ...response,
    balance,
    ...(isPlainObject(balances) && {
      balances: Object.fromEntries(Object.entries(balances).map(([id, each]) => [id, balanceOf(each) ?? null])),
    }),
    ...(Array.isArray(deductions) && {
      deductions: deductions.flatMap(
        (each) => (pick(each, ["featureId"], ["value"], []) as Deduction | undefined) ?? [],
      ),
    }),
  } as TrackResponse;
}
