import type { Delivery } from "./createDelivery";
import type { Settlement } from "./createSettlement";
import type { OutboxParts } from "./OutboxParts";
import type { OutboxRecord } from "./OutboxRecord";
import { readRecord } from "./readRecord";

/** Brings what this page knows up to date with the store that it shares with other pages. */
export function createLoader({ page, records, storage }: OutboxParts, delivery: Delivery, settlement: Settlement) {
  let loading: Promise<void> | undefined;
  let unreadable = new Map<string, unknown>();

  /** Whether this page knows better than the store: just accepted, or under way. */
  function isBusy(id: string): boolean {
    return delivery.isFresh(id) || delivery.isSending(id);
  }

  function take(record: OutboxRecord): void {
    const known = records.get(record.id);
    const mineIsNewer = known && (isBusy(record.id) || (known.page === page && record.page === page));
    if (!mineIsNewer) settlement.found(record);
  }

  async function load(): Promise<void> {
    const settled = new Set<string>();
    const stopListening = settlement.listen((id) => settled.add(id));
    const missing = new Set<string>();
    for (const { id } of records.values()) if (!isBusy(id)) missing.add(id);
    const aside = new Map<string, unknown>();
    const stored: OutboxRecord[] = [];
    for (const value of await storage.load()) {
      const record = readRecord(value);
      if (record) stored.push(record);
      else aside.set(String((value as { id: unknown }).id), value);
    }
    stopListening();
    // The store lists by id, and ids are random: what was tracked first leaves first.
    for (const record of stored.sort((a, b) => a.bornAt.wall - b.bornAt.wall)) {
      missing.delete(record.id);
      // What was settled while the store was being read must not come back.
      if (!settled.has(record.id)) take(record);
    }
    unreadable = aside;
    // What can't be read is still there.
    for (const id of missing) if (!isBusy(id) && !aside.has(id)) settlement.gone(id);
  }

  return {
    /** Resolves when all that was stored at the call is known. */
    load(): Promise<void> {
      loading ??= load().finally(() => {
        loading = undefined;
      });
      return loading;
    },
    /** By id, what another version wrote, or somebody edited: left alone, and listed. */
    unreadable: () => unreadable,
  };
}

export type Loader = ReturnType<typeof createLoader>;
