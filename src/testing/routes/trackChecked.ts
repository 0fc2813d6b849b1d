import type { Feature } from "../org/Catalog";
import { entitlementOf } from "../org/entitlementOf";
import type { Customer, Org } from "../org/Org";
import { runTrack, type TrackRequest } from "../usage/runTrack";
import { Refusal } from "../wire/Refusal";
import type { WireBalance } from "../wire/wireBalance";
import type { CheckBody } from "../wire/wireSchemas";

type CheckRequest = Omit<TrackRequest, "body"> & { body: CheckBody; required: number };

type Used = { allowed: boolean; balance?: WireBalance | undefined; balances?: Record<string, WireBalance> | undefined };

/** Uses what a check asks about: allowed if all of it was there. A lock with an end releases itself then. */
export function trackChecked(
  org: Org,
  customer: Customer,
  request: CheckRequest,
  feature: Feature,
  checked: Feature,
): Used {
  const { body, required, ...rest } = request;
  if (body.lock && checked.type === "metered" && !checked.consumable) {
    throw new Refusal(400, "invalid_request", "Lock is not supported for allocated features");
  }
  if (feature.type === "boolean") {
    throw new Refusal(400, "invalid_request", "send_event cannot be used with boolean features");
  }
  if (!entitlementOf(customer, checked.id) && required > 0) return { allowed: false };

  const { customer_id, entity_id, feature_id, properties, skip_event, lock } = body;
  const track = {
    customer_id,
    entity_id,
    feature_id,
    properties,
    skip_event,
    lock,
    value: required,
    overage_behavior: "reject" as const,
  };
  try {
    const { balance, balances } = runTrack(org, { ...rest, body: track });
    const held = lock && org.locks.get(lock.lock_id);
    if (held && lock.expires_at !== undefined) held.releasedAt = lock.expires_at;
    return { allowed: true, balance: balance ?? balances?.[feature_id] ?? undefined, balances };
  } catch (error) {
    if (error instanceof Refusal && error.code === "insufficient_balance") return { allowed: false };
    throw error;
  }
}
