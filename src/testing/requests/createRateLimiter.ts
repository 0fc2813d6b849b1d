import type { Org } from "../org/Org";
import type { TestAutumnConditions } from "../TestAutumn";

const WINDOW = 1_000;

type Group = { name: keyof NonNullable<TestAutumnConditions["rateLimit"]>; limit: number; scope: "customer" | "org" };

const GENERAL: Group = { name: "general", limit: 1_000, scope: "org" };
const TRACK: Group = { name: "track", limit: 10_000, scope: "customer" };
const CHECK: Group = { name: "check", limit: 10_000, scope: "customer" };

const GROUPS: ReadonlyMap<string, Group> = new Map([
  ["POST /v1/balances.track", TRACK],
  ["POST /v1/track", TRACK],
  ["POST /v1/balances.finalize", TRACK],
  ["POST /v1/balances.check", CHECK],
  ["POST /v1/check", CHECK],
  ["POST /v1/customers.get", CHECK],
  ["POST /v1/customers.get_or_create", CHECK],
  ["POST /v1/balances.batch_track", { name: "batch_track", limit: 10, scope: "org" }],
  ["POST /v1/entities.get", { name: "entities_get", limit: 50, scope: "customer" }],
]);

export type RateLimitState = { limit: number; remaining: number; resetsInSeconds: number; isExceeded: boolean };

/** Counts requests in windows of a second; each begins with the first request of its group (and customer). */
export function createRateLimiter(org: Org) {
  const windows = new Map<string, { hits: number; endsAt: number }>();

  return function hit(route: string, customerId: string): RateLimitState {
    const { name, limit: usual, scope } = GROUPS.get(route) ?? GENERAL;
    const limit = org.conditions.rateLimit?.[name] ?? usual;
    const key = scope === "org" ? name : `${name}:${customerId}`;
    const now = org.now();
    let window = windows.get(key);
    if (!window || window.endsAt <= now) {
      window = { hits: 0, endsAt: now + WINDOW };
      windows.set(key, window);
    }
    window.hits += 1;
    return {
      limit,
      remaining: Math.max(0, limit - window.hits),
      resetsInSeconds: Math.ceil((window.endsAt - now) / 1000),
      isExceeded: window.hits > limit,
    };
  };
}
