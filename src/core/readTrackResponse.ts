import { isPlainObject } from "./isPlainObject";
import type { Balance, Deduction, TrackResponse } from "./TrackResponse";

type Spelling = (name: string) => string;

const responseFields = ["customerId", "entityId", "eventName", "value", "duplicate"];
const balanceFields = [
  "featureId",
  "granted",
  "remaining",
  "usage",
  "unlimited",
  "overageAllowed",
  "maxPurchase",
  "nextResetAt",
];
const deductionFields = ["featureId", "value"];

/**
 * Reads a TrackResponse out of JSON; undefined where it isn't one. Only the fields of the type are taken: plan ids,
 * breakdowns and balance ids stay behind. `spelling` gives the JSON's name of a field (default: the same).
 */
export function readTrackResponse(json: unknown, spelling: Spelling = (name) => name): TrackResponse | undefined {
  const read = pick(json, responseFields, spelling);
  const balance = readBalance(Object(json).balance, spelling);
  if (typeof read?.customerId !== "string" || typeof read.value !== "number" || balance === undefined) return undefined;
  const { balances, deductions } = Object(json) as Record<string, unknown>;
  return {
    ...read,
    balance,
    ...(isPlainObject(balances) && {
      balances: Object.fromEntries(
        Object.entries(balances).map(([featureId, each]) => [featureId, readBalance(each, spelling) ?? null]),
      ),
    }),
    ...(Array.isArray(deductions) && {
      deductions: deductions.flatMap((each) => (pick(each, deductionFields, spelling) as Deduction | undefined) ?? []),
    }),
  } as TrackResponse;
}

function readBalance(json: unknown, spelling: Spelling): Balance | null | undefined {
  if (json === null) return null;
  const read = pick(json, balanceFields, spelling);
  const { featureId, granted, remaining, usage } = read ?? {};
  if (typeof featureId !== "string" || [granted, remaining, usage].some((amount) => typeof amount !== "number")) {
    return undefined;
  }
  return read as Balance;
}

function pick(json: unknown, names: readonly string[], spelling: Spelling): Record<string, unknown> | undefined {
  if (!isPlainObject(json)) return undefined;
  return Object.fromEntries(
    names.map((name) => [name, json[spelling(name)]]).filter(([, value]) => value !== undefined),
  );
}
