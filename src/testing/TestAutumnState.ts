import type { Customer, Lock, QueuedWork } from "./org/Org";
import type { TestAutumnEvent } from "./TestAutumn";

/** Everything that a test Autumn remembers, as plain JSON. Faults are not part of it. */
export type TestAutumnState = {
  /** ms that `advance` has added to the clock. */
  ahead: number;
  lastId: number;
  customers: Customer[];
  events: TestAutumnEvent[];
  /** Idempotency keys, each with the time in ms at which it is forgotten. */
  keys: [key: string, forgottenAt: number][];
  locks: [lockId: string, lock: Lock][];
  queue: QueuedWork[];
};
