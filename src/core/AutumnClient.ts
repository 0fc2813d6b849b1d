import type { Endpoint } from "./createEndpoint";
import type { TrackAnswer, TrackRequestEvent } from "./protocol";
import type { EntityId, FeatureId } from "./Register";
import type { TrackParams } from "./TrackParams";
import type { Balance, TrackResponse } from "./TrackResponse";

/** How one request is sent. */
export type TrackOptions = {
  /**
   * Sent with this request only. `Idempotency-Key`: a request repeated under the same key counts once (within 24 h). For
   * the handler it ends in a UUID, as `crypto.randomUUID()` writes it.
   */
  headers?: Record<string, string> | undefined;
  /** Aborts the request, which may have been counted by then. */
  signal?: AbortSignal | undefined;
  /** Lets the request outlive the page. Browsers let a page have 64 KiB of such bodies in flight. Default false. */
  keepalive?: boolean | undefined;
};

/** Whose balance of which feature. */
export type CheckParams = { customerId: string; featureId: FeatureId; entityId?: EntityId | undefined };

/** What Autumn knows of a balance. */
export type CheckResponse = {
  /** Empty where the official SDK fails open: Autumn is down. */
  customerId?: string | undefined;
  /** Null where there is none: a boolean feature, or one outside the customer's plans. */
  balance: Balance | null;
};

/**
 * What an outbox needs to deliver an event: `track` resolves to Autumn's answer, or rejects. It has the official SDK's
 * signature, so `new Autumn({ secretKey, failOpen: false })` of `autumn-js` is an AutumnClient as well.
 *
 * An AutumnError that `track` rejects with decides by its code what becomes of the event: `invalid_params`, `not_allowed`,
 * `insufficient_balance`, `feature_not_found` and `event_not_found` refuse it for good; every other, and every other kind
 * of error, has it sent again under the same `Idempotency-Key`.
 *
 * @example
 * import { type AutumnClient, createAutumnClient } from "autumn-react";
 *
 * const client = createAutumnClient();
 * const logged: AutumnClient = {
 *   async track(params, options) {
 *     console.log("track", params);
 *     return client.track(params, options);
 *   },
 * };
 */
export type AutumnClient = {
  /** Sends one event, and resolves to Autumn's answer. Nothing is retried. */
  track(params: TrackParams, options?: TrackOptions): Promise<TrackResponse>;
  /** What is left of a feature: `useBalance` asks it. A client without it can't tell. */
  check?(params: CheckParams, options?: TrackOptions): Promise<CheckResponse>;
};

/** A client that can tell what is left. */
export type CheckingClient = Required<AutumnClient>;

/** The method by which the package's own client carries many events in one request. Not public. */
export const deliver: unique symbol = Symbol.for("autumn-react.deliver");

/** A client that carries many events in one request. Rejects with an AutumnError where the request as a whole failed. */
export type BatchingClient = AutumnClient & {
  [deliver](events: TrackRequestEvent[], options: { keepalive: boolean }): Promise<TrackAnswer>;
};

/** How the provider's own client lets a balance be asked for, see `checkThrough`. Not public. */
export const askHandler: unique symbol = Symbol.for("autumn-react.askHandler");

/** Whatever an outbox can deliver through. */
export type DeliveringClient = (AutumnClient | Pick<BatchingClient, typeof deliver>) &
  Pick<AutumnClient, "check"> & { [askHandler]?: Endpoint | undefined };
