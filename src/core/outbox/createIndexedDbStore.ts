import type { OutboxRecord } from "./OutboxRecord";
import type { OutboxStore } from "./OutboxStore";

const table = "events";
const partSize = 500;

function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

/** One record per event in IndexedDB. Rejects where the database is missing, blocked or newer than this code. */
export async function createIndexedDbStore(
  factory: IDBFactory,
  name: string,
  onLost: () => void,
): Promise<OutboxStore> {
  const opening = factory.open(name, 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore(table, { keyPath: "id" });
  };
  const database = await settled(opening);
  database.onversionchange = () => {
    database.close();
    onLost();
  };
  database.onclose = onLost;

  /** Asked for, and committed, before this returns: what follows need not wait for it, and the page may go. */
  async function write(work: (events: IDBObjectStore) => void): Promise<void> {
    const transaction = database.transaction(table, "readwrite", { durability: "relaxed" });
    const done = completed(transaction);
    work(transaction.objectStore(table));
    transaction.commit?.();
    return done;
  }

  return {
    durable: true,

    async load(onPart) {
      let after: IDBValidKey | undefined;
      for (;;) {
        const range = after === undefined ? null : IDBKeyRange.lowerBound(after, true);
        const part: unknown[] = await settled(database.transaction(table).objectStore(table).getAll(range, partSize));
        onPart(part);
        const last = part.at(-1) as { id: IDBValidKey } | undefined;
        if (!last || part.length < partSize) return;
        after = last.id;
      }
    },

    put: (records) =>
      write((events) => {
        for (const record of records) events.put(record);
      }),

    remove: (ids) =>
      write((events) => {
        for (const id of ids) events.delete(id);
      }),

    async update(ids, change) {
      const transaction = database.transaction(table, "readwrite", { durability: "relaxed" });
      const done = completed(transaction);
      const events = transaction.objectStore(table);
      const result = new Map<string, OutboxRecord>();
      for (const id of ids) {
        const reading: IDBRequest<OutboxRecord | undefined> = events.get(id);
        reading.onsuccess = () => {
          const before = reading.result;
          const after = before && change(before);
          if (after) result.set(id, after);
          if (after && after !== before) events.put(after);
          if (before && !after) events.delete(id);
        };
      }
      await done;
      return result;
    },

    close() {
      database.close();
    },
  };
}
