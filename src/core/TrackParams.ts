import type { EntityId, EventName, FeatureId } from "./Register";

/** A lock holds the balance until `balances.finalize` settles it. */
export type TrackLock = {
  /** Names the lock for `balances.finalize`; 1 to 256 characters. */
  lockId: string;
  /** Always true: an event without a lock leaves `lock` out. */
  enabled: true;
  /** Unix time in ms at which the lock lets go by itself. Default: never. */
  expiresAt?: number | undefined;
};

/**
 * One usage event, in the official SDK's words (assignable both ways with `TrackParams` of `autumn-js`).
 * `trackParamsSchema` holds the rules; here stands what each field means.
 */
export type TrackParams = {
  /** Whose usage it is. Never empty: Autumn charges the newest customer of the organisation when the id is "". */
  customerId: string;
  /** The feature to record usage for. Exactly one of `featureId` and `eventName` is given. */
  featureId?: FeatureId | undefined;
  /** The event to record, where one event feeds several features. */
  eventName?: EventName | undefined;
  /** The entity (a seat, a workspace) whose balance is meant. Default: the customer's own. */
  entityId?: EntityId | undefined;
  /** How much, in the feature's unit. Default 1; negative gives back; at most ±1e9. */
  value?: number | undefined;
  /** Anything to remember with the event; JSON, at most 16 KB (16,384 bytes of UTF-8). A snapshot is taken at the call. */
  // biome-ignore lint/suspicious/noExplicitAny: the official SDK's type
  properties?: Record<string, any> | undefined;
  /** Unix time in ms of the usage, where it is not now: after 2001, not in the future. */
  timestamp?: number | undefined;
  /** What happens to usage above the balance: "cap" (default) takes what fits, "overflow" takes all. */
  overageBehavior?: "cap" | "overflow" | undefined;
  /** Let Autumn count it later; the answer then has no balance. Default false. */
  async?: boolean | undefined;
  /** Holds the balance until it is settled, instead of taking it at once. Default: none. */
  lock?: TrackLock | undefined;
};

/** @inline */
type Common = Partial<Omit<TrackParams, "featureId" | "eventName">>;

/**
 * What a call may give: any part of TrackParams, since a provider and a hook can give the rest. Both `featureId` and
 * `eventName` in one call are a type error.
 */
export type TrackInput = Common &
  (
    | {
        /** The feature to record usage for. */
        featureId?: FeatureId | undefined;
        eventName?: never;
      }
    | {
        featureId?: never;
        /** The event to record, where one event feeds several features. */
        eventName?: EventName | undefined;
      }
  );
