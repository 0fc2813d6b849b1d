import type { DeliveringClient } from "../AutumnClient";
import type { AutumnError, AutumnErrorCode } from "../AutumnError";
import type { EventOutcome } from "../protocol";
import type { TrackParams } from "../TrackParams";
import type { TrackResponse } from "../TrackResponse";
import type { SettlementListener } from "./createSettlement";
import type { OutboxInside } from "./OutboxInside";

/** An event as an app sees it. */
export type OutboxEvent = {
  /** UUID: the idempotency key for life. */
  id: string;
  params: TrackParams;
  /** Unix time in ms at which `track` accepted it, by the browser's clock. */
  createdAt: number;
  /** How many times it was sent. */
  attempts: number;
  /** Whether it may be counted already: an attempt before the one that is under way got no clear answer. */
  mayBeCounted: boolean;
  /** What the last answer made of it: "retry" is surely not counted, "unknown" may be. */
  lastOutcome?: EventOutcome;
  /** Unix time in ms before which it is not sent again, by the browser's clock; only where it has one of its own. */
  notBefore?: number;
  /** Why it was refused; only where it was. */
  error?: { code: AutumnErrorCode; message: string };
};

/** What waits, what is under way, what was refused. A list is the same array until what it lists changes. */
export type OutboxSnapshot = {
  /** Events that wait to be sent (again). */
  pending: readonly OutboxEvent[];
  /** Events in a request that has not been answered. */
  sending: readonly OutboxEvent[];
  /** How many events wait for another customer to sign in; what they are is not shown. */
  held: number;
  /** The newest 200 refused events of the signed-in customer, for 7 days. */
  rejected: readonly OutboxEvent[];
  status: "idle" | "sending" | "waiting";
  /** Why it waits; only while `status` is "waiting". */
  reason?: "offline" | "backoff" | "login";
  /** Unix time in ms of the next attempt, where one is set. */
  until?: number;
  /** Whether accepted events survive the page: false where storage is missing, blocked or full. */
  durable: boolean;
};

/** Whoever lets events of a customer be sent: a mounted provider. */
export type OutboxUser = {
  /** undefined: each event names its customer, and the handler's check is the only one; null: nobody is signed in. */
  customerId: string | null | undefined;
  client: DeliveringClient;
  /** Called once for each event of this customer that is refused for good. */
  onReject?: (event: OutboxEvent, error: AutumnError) => void;
};

/** Takes events, and sees to them. */
export type Outbox = {
  /**
   * Accepts an event: from here on it is in exactly one of pending, sending, held, delivered, rejected, discarded.
   * Throws an AutumnError `outbox_full` where it is not accepted. Params must have been parsed.
   * `outcome` resolves on proof of delivery and rejects with an AutumnError when the event is refused for good.
   */
  add(params: TrackParams): { id: string; outcome: Promise<TrackResponse> };
  /** A user comes (its customer's events may be sent); the function returned lets it go, and the last one to go flushes like `pagehide`. */
  connect(user: OutboxUser): () => void;
  /** Hears that something may look different now. */
  subscribe(listener: () => void): () => void;
  /**
   * Hears, in the task of the answer and before `subscribe` tells of a change, of each event that comes to an end; of one that
   * was delivered, those of an earlier page included, with what it was and Autumn's answer.
   */
  listen(listener: SettlementListener): () => void;
  /** What `manageOutbox` looks into. */
  inside: OutboxInside;
};

/** An outbox as an app, or the devtools, can look into it and handle what waits: see `manageOutbox`. */
export type ManagedOutbox = {
  getSnapshot(): OutboxSnapshot;
  /** Of its users, one each. */
  customers(): OutboxUser["customerId"][];
  /**
   * Tries everything that may be sent now, without waiting for a backoff. Resolves to true once nothing of the signed-in
   * customer waits or is under way, to false after `timeout` ms (default 10,000).
   */
  flush(options?: { timeout?: number }): Promise<boolean>;
  /** Sends a refused event again under its id. Without an id: all refused ones but those with `outcome_unknown`. */
  retry(id?: string): void;
  /** Forgets an event that is not under way; without an id: all refused ones. Its outcome rejects with `discarded`. True where something was forgotten. */
  discard(id?: string): boolean;
};
