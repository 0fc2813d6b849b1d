import type { TestAutumnEvent } from "../TestAutumn";
import type { Customer, Lock, QueuedWork } from "./Org";

/** What an org remembers, as plain JSON. */
export type OrgState = {
  /** ms that the clock has been moved forward. */
  ahead: number;
  lastId: number;
  customers: Customer[];
  events: TestAutumnEvent[];
  /** Each with the time in ms at which it is forgotten. */
  keys: [key: string, forgottenAt: number][];
  locks: [lockId: string, lock: Lock][];
  queue: QueuedWork[];
};
