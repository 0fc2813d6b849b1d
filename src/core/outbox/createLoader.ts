import type { Delivery } from "./createDelivery";
import type { Settlement } from "./createSettlement";
import type { OutboxEvent } from "./Outbox";
import type { OutboxParts } from "./OutboxParts";
import type { OutboxRecord } from "./OutboxRecord";
import { readRecord } from "./readRecord";

/** Brings what this page knows up to date with the store that it shares with other pages. */
export function createLoader({ page, records, storage }: OutboxParts, delivery: Delivery, settlement: Settlement) {
  let loading: Promise<void> | undefined;
  let unreadable = new Map<string, OutboxEvent>();

  /** Whether this page knows better than the store: just accepted, or under way. */
  function isBusy(id: string): boolean {
    return delivery.isFresh(id) || delivery.isSending(id);
  }

  function take(record: OutboxRecord): void {
    const known = records.get(record.id);
    const mineIsNewer = known && (isBusy(record.id) || (known.page === page && record.page === page));
    if (!mineIsNewer) records.set(record);
  }

  async function load(): Promise<void> {
    const settled = new Set<string>();
    const stopListening = settlement.listen((id) => settled.add(id));
    const missing = new Set<string>();
    for (const { id } of records.values()) if (!isBusy(id)) missing.add(id);
    const aside = new Map<string, OutboxEvent>();
    const stored: OutboxRecord[] = [];
    await storage.load((part) => {
      for (const value of part) {
        const record = readRecord(value);
        if (record) stored.push(record);
        else setAside(value, aside);
      }
    });
    stopListening();
    // The store lists by id, and ids are random: what was tracked first leaves first.
    for (const record of stored.sort((a, b) => a.bornAt.wall - b.bornAt.wall)) {
      missing.delete(record.id);
      // What was settled while the store was being read must not come back.
      if (!settled.has(record.id)) take(record);
    }
    unreadable = aside;
    for (const id of missing) if (!isBusy(id)) settlement.gone(id);
  }

  return {
    /** Resolves when all that was stored at the call is known. */
    load(): Promise<void> {
      loading ??= load().finally(() => {
        loading = undefined;
      });
      return loading;
    },
    /** What another version wrote, or somebody edited: left alone, and listed. */
    unreadable: () => unreadable.values(),
    /** Forgets one, or all; gives the ids to remove from the store. */
    discardUnreadable(id: string | undefined): string[] {
      const ids = [...unreadable.keys()].filter((known) => id === undefined || id === known);
      for (const found of ids) unreadable.delete(found);
      return ids;
    },
  };
}

function setAside(value: unknown, aside: Map<string, OutboxEvent>): void {
  const { id, params } = value as { id: unknown; params?: { customerId?: unknown } };
  const customerId = params?.customerId;
  aside.set(String(id), {
    id: String(id),
    params: { customerId: typeof customerId === "string" ? customerId : "" },
    createdAt: 0,
    attempts: 0,
    mayBeCounted: false,
    error: {
      code: "unreadable_record",
      message:
        "Another version of autumn-react wrote this event, or it was edited. It is kept, not sent. discard(id) it.",
    },
  });
}

export type Loader = ReturnType<typeof createLoader>;
