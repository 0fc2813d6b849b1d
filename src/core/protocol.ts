import type { AutumnErrorCode } from "./AutumnError";
import type { TrackParams } from "./TrackParams";
import type { Balance, TrackResponse } from "./TrackResponse";

/**
 * What client and handler say to one another: `POST {url}/track`, a TrackRequest, answered with 200 and a TrackAnswer;
 * `POST {url}/balance`, a BalanceRequest, answered with 200 and a BalanceAnswer.
 */
export const protocolVersion = 1;

/** Events in one request. */
export const maxEventsPerRequest = 100;

/** Bytes of one request's body. */
export const maxRequestBytes = 64 * 1024;

/** How long an event that was surely not counted may wait before it is refused as `expired`: 7 days, in ms. */
export const defaultMaxAge = 7 * 24 * 60 * 60 * 1000;

export type TrackRequestEvent = {
  /** UUID: the event's idempotency key for life. */
  id: string;
  /** ms since the event was born. */
  age: number;
  params: TrackParams;
};

export type TrackRequest = { v: typeof protocolVersion; events: TrackRequestEvent[] };

/**
 * - `delivered`: counted.
 * - `duplicate`: Autumn has seen this idempotency key; the first attempt counts, or is still at work and may yet fail.
 * - `rejected`: refused for good, see `error`.
 * - `retry`: surely not counted; send it again.
 * - `unknown`: may have been counted; send it again under the same id while Autumn remembers the key.
 * - `customer_mismatch`: the event is another customer's than the one who is signed in.
 */
export type EventOutcome = "delivered" | "duplicate" | "rejected" | "retry" | "unknown" | "customer_mismatch";

export type EventResult = {
  id: string;
  outcome: EventOutcome;
  /** With `delivered`. */
  response?: TrackResponse;
  /** With `rejected`; may explain other outcomes. */
  error?: { code: AutumnErrorCode; message: string };
};

export type TrackAnswer = {
  v: typeof protocolVersion;
  /** The handler's clock, Unix time in ms; absent from a client that talks to Autumn directly. */
  now?: number;
  /** Matched by id; an event without a result is `unknown`. */
  results: EventResult[];
};

export type BalanceRequest = {
  v: typeof protocolVersion;
  /** Whose balance the client takes it for; another's than that of who is signed in is refused. */
  customerId?: string;
  featureId: string;
  entityId?: string;
};

export type BalanceAnswer = {
  v: typeof protocolVersion;
  /** The handler's clock, Unix time in ms. */
  now: number;
  /** Null where there is none: a boolean feature, or one outside the customer's plans. */
  balance: Balance | null;
};
