import type { OutboxRecord } from "./OutboxRecord";
import type { OutboxStore } from "./OutboxStore";

/** A store that lives and dies with the page. */
export function createMemoryStore(initial: Iterable<OutboxRecord> = []): OutboxStore {
  const stored = new Map<string, OutboxRecord>();
  const store: OutboxStore = {
    durable: false,
    async load(onPart) {
      onPart([...stored.values()]);
    },
    async put(records) {
      for (const record of records) stored.set(record.id, record);
    },
    async update(ids, change) {
      const result = new Map<string, OutboxRecord>();
      for (const id of ids) {
        const before = stored.get(id);
        const after = before && change(before);
        if (after) {
          stored.set(id, after);
          result.set(id, after);
        } else {
          stored.delete(id);
        }
      }
      return result;
    },
    async remove(ids) {
      for (const id of ids) stored.delete(id);
    },
    close() {},
  };
  for (const record of initial) stored.set(record.id, record);
  return store;
}
