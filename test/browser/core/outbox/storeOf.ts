import type { OutboxRecord } from "../../../../src/core/outbox/OutboxRecord";

const table = "events";

function resultOf<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** A connection of the test's own to the store of the outbox that sends to `url`, which is made where there is none. */
export async function storeOf(url: string, version?: number) {
  const opening = indexedDB.open(`autumn-react:${url}`, version);
  opening.onupgradeneeded = () => {
    if (!opening.result.objectStoreNames.contains(table)) opening.result.createObjectStore(table, { keyPath: "id" });
  };
  const database = await resultOf(opening);
  database.onversionchange = () => database.close();

  return {
    /** The look begins before this returns: it sees what transactions that began earlier have written. */
    all: async (): Promise<unknown[]> => {
      const rows = await resultOf(database.transaction(table).objectStore(table).getAll());
      return rows.flatMap((row) => (typeof row.burst === "string" ? JSON.parse(row.burst) : [row]));
    },
    async put(...records: unknown[]): Promise<void> {
      const events = database.transaction(table, "readwrite").objectStore(table);
      await Promise.all(records.map((record) => resultOf(events.put(record))));
    },
  };
}

/** The record after one more attempt. */
export const newer = (record: OutboxRecord): OutboxRecord => ({ ...record, attempts: record.attempts + 1 });

/** A record as another page of this version would have left it, never sent. */
export function recordOf(params: OutboxRecord["params"]): OutboxRecord {
  const bornAt = { wall: Date.now(), monotonic: 0, page: "another page" };
  return { v: 1, id: crypto.randomUUID(), params, bytes: JSON.stringify(params).length, bornAt, page: "", attempts: 0 };
}
