import type { Delivery } from "./createDelivery";
import type { Loader } from "./createLoader";
import type { Settlement } from "./createSettlement";
import type { OutboxParts } from "./OutboxParts";

/** What is in an outbox, for those parts of it that not every page needs. */
export type OutboxInside = OutboxParts & {
  delivery: Delivery;
  loader: Loader;
  settlement: Settlement;
  /** Looks at once what there is to do. */
  run(): void;
  /** Grows with whatever may look different. */
  version(): number;
  /** Unix time in ms of the next attempt, where one is set. */
  nextAttempt(): number | undefined;
};
