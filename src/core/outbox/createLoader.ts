import type { RecordSet } from "./createRecordSet";
import type { Storage } from "./createStorage";
import type { OutboxEvent } from "./Outbox";
import { readRecord } from "./readRecord";

export type LoaderOptions = {
  storage: Pick<Storage, "load">;
  records: RecordSet;
  page: string;
  /** Whether this page knows better than the store: just accepted, or under way. */
  isBusy(id: string): boolean;
  /** A record that is no longer in the store. */
  onGone(id: string): void;
};

/** Brings what this page knows up to date with the store that it shares with other pages. */
export function createLoader({ storage, records, page, isBusy, onGone }: LoaderOptions) {
  let loading: Promise<void> | undefined;
  let settledMeanwhile = new Set<string>();
  let unreadable = new Map<string, OutboxEvent>();

  function take(value: unknown): string | undefined {
    const record = readRecord(value);
    if (!record) return;
    const known = records.get(record.id);
    const mineIsNewer = known && (isBusy(record.id) || (known.page === page && record.page === page));
    if (!mineIsNewer && !settledMeanwhile.has(record.id)) records.set(record);
    return record.id;
  }

  async function load(): Promise<void> {
    settledMeanwhile = new Set();
    const missing = new Set<string>();
    for (const { id } of records.values()) if (!isBusy(id)) missing.add(id);
    const aside = new Map<string, OutboxEvent>();
    await storage.load((part) => {
      for (const value of part) {
        const id = take(value);
        if (id === undefined) setAside(value, aside);
        else missing.delete(id);
      }
    });
    unreadable = aside;
    for (const id of missing) if (!isBusy(id)) onGone(id);
  }

  return {
    /** Resolves when all that was stored at the call is known. */
    load(): Promise<void> {
      loading ??= load().finally(() => {
        loading = undefined;
      });
      return loading;
    },
    /** What is settled while the store is being read must not come back. */
    settled(id: string): void {
      settledMeanwhile.add(id);
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
    error: {
      code: "unreadable_record",
      message:
        "This stored event can't be read: another version of autumn-react wrote it, or it was edited. It is kept as it is and not sent; discard(id) forgets it.",
    },
  });
}
