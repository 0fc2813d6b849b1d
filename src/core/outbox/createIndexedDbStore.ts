import { parseJson } from "../parseJson";
import { maxEventsPerRequest } from "../protocol";
import { maxBatchBytes } from "./maxBatchBytes";
import type { OutboxRecord } from "./OutboxRecord";
import type { OutboxStore } from "./OutboxStore";

const table = "events";

/** How often a look into the store may begin anew: where something is written all the time, it would never end. */
const maxTries = 10;

/**
 * One row for several records that were new in one task, as JSON: the browser copies a text far faster than objects. Its
 * id is that of the first, whose own row takes its place.
 */
type BurstRow = { id: string; burst: string };

function recordsOf(row: unknown): OutboxRecord[] | undefined {
  const records = parseJson(Object(row).burst);
  return Array.isArray(records) && records.every((record) => typeof record?.id === "string") ? records : undefined;
}

/** What leaves in one request shares a row, so that it is mostly written, and ends, as one. */
function inRows(records: OutboxRecord[]): OutboxRecord[][] {
  const rows: OutboxRecord[][] = [];
  let bytes = 0;
  for (const record of records) {
    const row = rows.at(-1);
    bytes += record.bytes;
    if (row && row.length < maxEventsPerRequest && bytes <= maxBatchBytes) row.push(record);
    else {
      rows.push([record]);
      bytes = record.bytes;
    }
  }
  return rows;
}

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

/**
 * Records in IndexedDB, each in a row of its own, but for bursts: to write ten thousand rows would hold up the page. A
 * burst is written again as one only by the page that bore it, and only whole; whatever else changes one of its records
 * takes it apart, in the same transaction. Rejects where the database is missing, blocked or newer than this code.
 */
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

  /** By a record's id, the burst that it is in: as this page wrote it, or without records where another page may have taken it apart. */
  const bursts = new Map<string, { id: string; records?: OutboxRecord[] }>();

  /** What is in a row, for whoever reads them all. */
  function unpack(row: unknown): unknown[] {
    const records = recordsOf(row);
    for (const { id } of records ?? []) bursts.set(id, bursts.get(id) ?? { id: (row as BurstRow).id });
    return records ?? [row];
  }

  /** Gives way: of a page that goes, the browser finishes no transaction that waits for another. */
  let reading: IDBTransaction | undefined;

  /** Asked for before this returns, and committed where it reads nothing: the page may go. */
  async function write(work: (events: IDBObjectStore) => void, isBlind = true): Promise<void> {
    const interrupted = reading;
    reading = undefined;
    try {
      interrupted?.abort();
    } catch {
      // It has ended.
    }
    const transaction = database.transaction(table, "readwrite", { durability: "relaxed" });
    const done = completed(transaction);
    work(transaction.objectStore(table));
    if (isBlind) transaction.commit?.();
    return done;
  }

  function putRow(events: IDBObjectStore, records: OutboxRecord[]): void {
    const [first] = records;
    if (first && records.length > 1) {
      const burst = { id: first.id, records };
      for (const { id } of records) bursts.set(id, burst);
      events.put({ id: first.id, burst: JSON.stringify(records) } satisfies BurstRow);
    } else events.put(first);
  }

  async function update(ids: string[], change: (stored: OutboxRecord) => OutboxRecord | undefined) {
    const result = new Map<string, OutboxRecord>();
    const rows = new Map<string, Set<string>>();
    for (const id of ids) {
      const row = bursts.get(id)?.id ?? id;
      rows.set(row, (rows.get(row) ?? new Set()).add(id));
    }
    await write((events) => {
      const visit = (row: string, wanted: Set<string>) => {
        const reading = events.get(row);
        reading.onsuccess = () => {
          const burst = recordsOf(reading.result);
          for (const before of burst ?? (reading.result ? [reading.result] : [])) {
            const isWanted = wanted.delete(before.id);
            const after = isWanted ? change(before) : before;
            if (after && isWanted) result.set(after.id, after);
            if (after && (burst || after !== before)) events.put(after);
            if (!after && before.id === row) events.delete(row);
          }
          // Another page has taken the burst apart.
          for (const id of wanted) if (id !== row) visit(id, new Set([id]));
        };
      };
      for (const [row, wanted] of rows) {
        // It is taken apart before anything that is asked for later.
        for (const { id } of bursts.get(row)?.records ?? []) bursts.delete(id);
        for (const id of wanted) bursts.delete(id);
        visit(row, wanted);
      }
    }, false);
    return result;
  }

  return {
    durable: true,

    async load() {
      for (let tries = 1; ; tries++) {
        const transaction = database.transaction(table);
        const givesWay = tries < maxTries;
        reading = givesWay ? transaction : undefined;
        try {
          const rows: unknown[] = await settled(transaction.objectStore(table).getAll());
          return rows.flatMap(unpack);
        } catch (error) {
          // Where it has given way, it begins anew.
          if (!givesWay || reading === transaction) throw error;
        }
      }
    },

    async put(added, changed) {
      const next = new Map(changed.map((record) => [record.id, record]));
      const apart: string[] = [];
      const written = write((events) => {
        for (const row of inRows(added)) putRow(events, row);
        for (const row of new Set(changed.map((record) => bursts.get(record.id)?.records ?? [record]))) {
          const after = row.flatMap(({ id }) => next.get(id) ?? []);
          if (after.length === row.length) putRow(events, after);
          else apart.push(...after.map(({ id }) => id));
        }
      });
      // Another page may have changed the others by now.
      await Promise.all([written, apart.length > 0 && update(apart, ({ id }) => next.get(id))]);
    },

    update,

    async remove(ids) {
      const removed = new Set(ids);
      const isPart = [...new Set(ids.map((id) => bursts.get(id)))].some(
        (burst) => burst && !burst.records?.every(({ id }) => removed.has(id)),
      );
      if (isPart) await update(ids, () => undefined);
      else
        await write((events) => {
          for (const id of ids) {
            bursts.delete(id);
            events.delete(id);
          }
        });
    },

    close() {
      database.close();
    },
  };
}
