import { applyMutations } from "../balances/applyMutations";
import { deduct, type Overage } from "../balances/deduct";
import { poolsOf } from "../balances/poolsOf";
import type { Customer, Lock, Mutation, Org } from "../org/Org";
import { Refusal } from "../wire/Refusal";

const DAY = 24 * 60 * 60 * 1000;
const HOUR = 60 * 60 * 1000;

export type LockRequest = {
  lock_id: string;
  expires_at?: number | undefined;
  entityId?: string | undefined;
  properties: Lock["properties"];
};

/**
 * Takes the usage of one feature from the customer's balances, all or nothing under "reject". With a lock, what was taken
 * is written down, to be finalized later.
 */
export function takeUsage(
  org: Org,
  customer: Customer,
  featureId: string,
  value: number,
  overage: Overage,
  lock?: LockRequest,
): Mutation[] {
  const pools = poolsOf(org, customer, featureId, overage);
  if (pools.length === 0) return [];

  const { mutations, left } = deduct(pools, value, overage);
  // The server's own arithmetic ends here: with 10 decimals the number is too large to be written down.
  if (!Number.isFinite(left * 1e10)) throw new Refusal(500, "internal_error", `A value of ${value} can't be stored`);
  if (left > 0 && overage === "reject") {
    throw new Refusal(400, "insufficient_balance", `Insufficient balance to deduct ${value} from feature ${featureId}`);
  }
  if (lock) {
    if (org.locks.has(lock.lock_id)) {
      throw new Refusal(409, "lock_already_exists", "A lock with this ID already exists");
    }
    org.locks.set(lock.lock_id, {
      customerId: customer.id,
      entityId: lock.entityId,
      featureId,
      properties: lock.properties,
      mutations,
      forgottenAt: lock.expires_at === undefined ? org.now() + DAY : lock.expires_at + HOUR,
    });
  }
  applyMutations(customer, mutations);
  return mutations;
}
