import type { KindName } from "../kinds";

/** An event that `track` accepted, as the page tells it in the same task. */
export type AcceptedEvent = {
  /** The harness's own number of the event: travels in `properties.n`, so that it is known whatever becomes of its id. */
  n: string;
  customerId: string;
  kind: KindName;
  /** Unix ms by a clock that nobody shifts. */
  at: number;
};

/** An event that is refused for good. */
export type RejectedEvent = { n: string; id: string; code: string };

export type PageReport =
  | { type: "accepted"; events: AcceptedEvent[] }
  | { type: "rejected"; event: RejectedEvent }
  | { type: "trouble"; message: string };

/** What `useOutbox` says. */
export type OutboxState = {
  pending: number;
  sending: number;
  held: number;
  rejected: RejectedEvent[];
  durable: boolean;
  status: string;
  reason?: string;
};

/** What the harness calls in a page. */
type ChaosPage = {
  /** Clicks the button of each kind, all in one task. */
  click(names: KindName[]): void;
  /** Mounts a component that tracks, and unmounts it, in one task. */
  vanish(count: number): void;
  signIn(customerId: string | null): void;
  state(): OutboxState;
  /** The numbers of the events whose canaries are on disk. */
  canaries(): Promise<string[]>;
};

declare global {
  interface Window {
    chaos: ChaosPage;
    /** Playwright's binding: the side channel that no fault touches. */
    report(report: PageReport): void;
  }
}
