import type { Delivery } from "./createDelivery";
import type { Loader } from "./createLoader";
import type { Outbox, OutboxSnapshot } from "./Outbox";
import type { OutboxParts } from "./OutboxParts";
import { emptySnapshot, snapshotOf } from "./snapshotOf";

export type OutboxView = Pick<Outbox, "subscribe" | "getSnapshot" | "customers"> & {
  /** Something may look different now; `until` is the Unix time in ms of the next attempt. */
  changed(until?: number): void;
};

/** What the app sees; looked up only when it is asked for. */
export function createOutboxView(parts: OutboxParts, delivery: Delivery, loader: Loader): OutboxView {
  const { environment, page, records, storage, backoff, users } = parts;
  const listeners = new Set<() => void>();
  let current: OutboxSnapshot | undefined;
  let shown = emptySnapshot;
  let nextAttempt: number | undefined;

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    getSnapshot() {
      current ??= shown = snapshotOf(
        {
          page,
          records: records.values(),
          unreadable: loader.unreadable(),
          isSending: delivery.isSending,
          isVisible: users.has,
          reachable: environment.isOnline(),
          pausedFor: backoff.current()?.reason,
          until: nextAttempt,
          durable: storage.isDurable(),
        },
        shown,
      );
      return current;
    },
    customers: users.customers,
    changed(until) {
      nextAttempt = until;
      current = undefined;
      for (const listener of listeners) listener();
    },
  };
}
