import { isPlainObject } from "./isPlainObject";
import type { Balance, Deduction, TrackResponse } from "./TrackResponse";

type Spelling = (name: string) => string;

/**
 * Reads a TrackResponse out of JSON; undefined where it isn't one. Only the fields of the type are taken: plan ids,
 * breakdowns and balance ids stay behind. `spelling` gives the JSON's name of a field (default: the same).
 */
export function readTrackResponse(json: unknown, spelling: Spelling = (name) => name): TrackResponse | undefined {
  if (!isPlainObject(json)) return undefined;
  const get = (name: string) => json[spelling(name)];
  const customerId = get("customerId");
  const value = get("value");
  const balance = readBalance(get("balance"), spelling);
  if (typeof customerId !== "string" || typeof value !== "number" || balance === undefined) return undefined;

  const response: TrackResponse = { customerId, value, balance };
  const entityId = get("entityId");
  if (typeof entityId === "string") response.entityId = entityId;
  const eventName = get("eventName");
  if (typeof eventName === "string") response.eventName = eventName;
  const balances = get("balances");
  if (isPlainObject(balances)) {
    response.balances = Object.fromEntries(
      Object.entries(balances).map(([featureId, each]) => [featureId, readBalance(each, spelling) ?? null]),
    );
  }
  const deductions = get("deductions");
  if (Array.isArray(deductions)) response.deductions = deductions.flatMap((each) => readDeduction(each, spelling));
  if (get("duplicate") === true) response.duplicate = true;
  return response;
}

function readBalance(json: unknown, spelling: Spelling): Balance | null | undefined {
  if (json === null) return null;
  if (!isPlainObject(json)) return undefined;
  const get = (name: string) => json[spelling(name)];
  const featureId = get("featureId");
  const { granted, remaining, usage, unlimited } = json;
  if (typeof featureId !== "string") return undefined;
  if (typeof granted !== "number" || typeof remaining !== "number" || typeof usage !== "number") return undefined;
  return {
    featureId,
    granted,
    remaining,
    usage,
    unlimited: unlimited === true,
    overageAllowed: get("overageAllowed") === true,
    maxPurchase: numberOrNull(get("maxPurchase")),
    nextResetAt: numberOrNull(get("nextResetAt")),
  };
}

function readDeduction(json: unknown, spelling: Spelling): Deduction[] {
  if (!isPlainObject(json)) return [];
  const featureId = json[spelling("featureId")];
  const { value } = json;
  return typeof featureId === "string" && typeof value === "number" ? [{ featureId, value }] : [];
}

function numberOrNull(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
