import type { OutboxStore } from "./OutboxStore";

/** What the browser does to a page, as far as an outbox cares. */
export type PageEvents = {
  /** Online again, visible again, prerendering over: try again. */
  onWake(event: { online: boolean }): void;
  onOffline(): void;
  onHidden(): void;
  /** The page goes, for good or into the back/forward cache; nothing asynchronous will run any more. */
  onPageHide(): void;
  /** The page came back out of the back/forward cache. */
  onPageShow(): void;
};

/** The world around an outbox: everything that a test replaces, and a browser has. */
export type OutboxEnvironment = {
  /** Unix ms. */
  wall(): number;
  /** ms, never set, never back; may stop in sleep. */
  monotonic(): number;
  /** 0 ≤ x < 1. */
  random(): number;
  /** A random UUID. */
  createId(): string;
  /** Calls back after `ms`; the function returned cancels. */
  setTimer(callback: () => void, ms: number): () => void;
  /** Calls back in the next task, without the clamping of timers. */
  nextTask(callback: () => void): void;
  isOnline(): boolean;
  isHidden(): boolean;
  isPrerendering(): boolean;
  /** The function returned stops listening. */
  listen(events: PageEvents): () => void;
  /** Runs `work` while holding the lock of that name; resolves when it is released. Absent where there are no Web Locks. */
  lock?: (name: string, signal: AbortSignal, work: () => Promise<void>) => Promise<void>;
  /** Opens the durable store; rejects where there is none. `onLost` is called when it stops working under our feet. */
  openStore(name: string, onLost: () => void): Promise<OutboxStore>;
  warn(message: string): void;
};
