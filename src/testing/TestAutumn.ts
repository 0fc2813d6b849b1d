import type { TestAutumnState } from "./TestAutumnState";

/** A row of the ledger: one tracked event that Autumn accepted. */
export type TestAutumnEvent<FeatureId extends string = string> = {
  /** Number of the row, from 1. */
  id: number;
  /** The request's `Idempotency-Key`, else the body's; null where there was none. */
  idempotencyKey: string | null;
  /** Who is charged. */
  customerId: string;
  entityId?: string;
  /** One of the two is set, as in the request. */
  featureId?: FeatureId;
  eventName?: string;
  /** As sent, not what was deducted. */
  value: number;
  properties: Record<string, unknown>;
  /** When the usage happened, in ms since 1970. */
  timestamp: number;
  /** What was really taken (negative: given back), one per balance that changed; empty when nothing was left under "cap". */
  deductions: { featureId: FeatureId; value: number }[];
};

/** What is left of a feature, in its unit. `remaining` is `max(0, granted - usage)`. */
export type TestBalance = { granted: number; remaining: number; usage: number; nextResetAt: number | null };

/** A store or a queue behind Autumn. What happens without it is the real server's behaviour, see `conditions`. */
export type TestAutumnStore = "balances" | "queue" | "database" | "keys";

/** What is down or limited at the server itself. */
export type TestAutumnConditions = {
  /** What is down. balances: 202, counted later. queue: async tracks get 503. database: no new customers (503). keys: repeats count twice. */
  unavailable?: readonly TestAutumnStore[] | undefined;
  /** Requests per second: `track`, `check` and `entities_get` for each customer, `batch_track` and `general` (the rest) for the org. */
  rateLimit?:
    | Readonly<Partial<Record<"track" | "check" | "entities_get" | "batch_track" | "general", number>>>
    | undefined;
  /** The org is over its cap of tracks a minute: tracks are answered 202 and counted later. */
  orgCapExceeded?: boolean | undefined;
};

/** How a request fails. */
export type TestAutumnFailure = {
  /** HTTP status of the answer. 401, 403 and 429 claim no idempotency key; the others claim it and free it again (409 keeps it). */
  status: number;
  /** The body's `code`. Default: what the real server says with this status. */
  code?: string | undefined;
  /** The body's `message`. Default: what the real server says. */
  message?: string | undefined;
  /** How many requests fail. Default 1; `Infinity` until `clearFaults()`. */
  times?: number | undefined;
  /** Seconds, for the `Retry-After` header. Default 1 with 429 and 503, as the real server; else none. */
  retryAfter?: number | undefined;
  /** Only requests of this path fail, for example "/v1/balances.track". Default any. */
  path?: string | undefined;
};

/** An in-memory Autumn. Made by `createTestAutumn`. */
export type TestAutumn<FeatureId extends string = string> = {
  /** A `fetch` whose every request is answered by this Autumn, whatever its host. Use it unbound. */
  fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /** The ledger: what was accepted, oldest first. Refused requests leave no row. */
  readonly events: readonly TestAutumnEvent<FeatureId>[];
  /** What is left; null for a customer, entity or feature that has no balance (unknown, boolean, outside the plan). */
  balance(customerId: string, featureId: FeatureId, options?: { entityId?: string | undefined }): TestBalance | null;
  /** An access token for a customer (`keys.mint`, indefinite: only a revocation ends it), for `createAutumnApiClient`. */
  token(customerId: string): string;
  /** The next requests fail. Failures, lost responses and hangs happen in the order in which they were asked for. */
  fail(failure: TestAutumnFailure): void;
  /** The next requests are carried out, but their answer is lost: a network error. Default 1 time. */
  loseResponse(times?: number): void;
  /** The next requests are never carried out and never answered; only an abort ends them. Default 1 time. */
  hang(times?: number): void;
  /** Every request takes so many ms (real time, or the fake timers') between claiming its key and its work. 0: none. */
  delay(ms: number): void;
  /** Every request is a network error, and nothing arrives, until `goOnline()`. */
  goOffline(): void;
  goOnline(): void;
  /** Outages and limits of the server itself. Replaces what was set before; `{}` ends all. */
  conditions(conditions: TestAutumnConditions): void;
  /** No failures, lost responses, hangs, delays, conditions; online. What hangs already goes on hanging. */
  clearFaults(): void;
  /** Moves this Autumn's clock forward by so many ms: balances reset, keys and tokens expire, queued events are counted. */
  advance(ms: number): void;
  /** Everything it remembers, as plain JSON: give it to `createTestAutumn` as `state`. */
  snapshot(): TestAutumnState;
  /** Serves it over HTTP. Node only. Default port: any free one. A network error closes the socket. */
  listen(port?: number): Promise<{ url: string; close(): Promise<void> }>;
};
