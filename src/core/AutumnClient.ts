import type { TrackAnswer, TrackRequestEvent } from "./protocol";
import type { TrackParams } from "./TrackParams";
import type { TrackResponse } from "./TrackResponse";

export type TrackOptions = {
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Let the request outlive the page (at most 64 KiB of such bodies are in flight per page). */
  keepalive?: boolean;
};

/**
 * What an outbox needs to deliver an event. `track` has the official SDK's signature, so
 * `new Autumn({ secretKey, failOpen: false })` of `autumn-js` is one as well.
 */
export type AutumnClient = {
  track(params: TrackParams, options?: TrackOptions): Promise<TrackResponse>;
};

/** The method by which the package's own client carries many events in one request. Not public. */
export const deliver: unique symbol = Symbol.for("autumn-react.deliver");

/** A client that carries many events in one request. Rejects with an AutumnError where the request as a whole failed. */
export type BatchingClient = AutumnClient & {
  [deliver](events: TrackRequestEvent[], options: { keepalive: boolean }): Promise<TrackAnswer>;
};
