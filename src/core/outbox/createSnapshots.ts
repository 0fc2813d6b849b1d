import type { OutboxSnapshot } from "./Outbox";
import type { OutboxInside } from "./OutboxInside";
import { emptySnapshot, snapshotOf } from "./snapshotOf";

/** Takes snapshots of what the app may see: the same one until something may look different. */
export function createSnapshots(inside: OutboxInside): () => OutboxSnapshot {
  const { environment, page, records, storage, backoff, users, delivery, loader } = inside;
  let snapshot = emptySnapshot;
  let version: number | undefined;

  return () => {
    if (version === inside.version()) return snapshot;
    version = inside.version();
    snapshot = snapshotOf(
      {
        page,
        records: records.values(),
        unreadable: loader.unreadable().values(),
        isSending: delivery.isSending,
        isVisible: users.has,
        reachable: environment.isOnline(),
        pausedFor: backoff.current()?.reason,
        until: inside.nextAttempt(),
        durable: storage.isDurable(),
      },
      snapshot,
    );
    return snapshot;
  };
}
