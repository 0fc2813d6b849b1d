import { isUnavailable } from "../org/isUnavailable";
import type { Org } from "../org/Org";
import { Refusal } from "../wire/Refusal";

const LIFETIME = 24 * 60 * 60 * 1000;

export type IdempotencyClaim = {
  /** To be called when the claimed work failed: 409 keeps the key, every other failure frees it. */
  releaseAfter(error: unknown): void;
};

/**
 * Claims a key before the work begins; 409 if it is claimed already, whether that work is done or still going on.
 * The keys belong to the whole org: customers, routes, secret keys and tokens share them. No key, or no store for keys:
 * nothing is claimed, and repeats count twice.
 */
export function claimIdempotencyKey(org: Org, key: string | null): IdempotencyClaim {
  if (!key || isUnavailable(org, "keys")) return { releaseAfter: () => {} };

  const now = org.now();
  const forgottenAt = org.keys.get(key);
  if (forgottenAt !== undefined && forgottenAt > now) {
    throw new Refusal(
      409,
      "duplicate_idempotency_key",
      `Another request with idempotency key ${key} has already been received`,
    );
  }
  org.keys.set(key, now + LIFETIME);
  return {
    releaseAfter(error) {
      if (!(error instanceof Refusal && error.status === 409)) org.keys.delete(key);
    },
  };
}
