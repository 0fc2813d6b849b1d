import type { RecordSet } from "./createRecordSet";
import type { OutboxRecord } from "./OutboxRecord";
import type { OutboxStore } from "./OutboxStore";

/** No store at all: what the page knows, for as long as it lives. */
export function createMemoryStore(records: RecordSet): OutboxStore {
  return {
    durable: false,
    load: async () => [...records.values()],
    put: async () => {},
    async update(ids, change) {
      const result = new Map<string, OutboxRecord>();
      for (const id of ids) {
        const before = records.get(id);
        const after = before && change(before);
        if (after) result.set(id, after);
      }
      return result;
    },
    remove: async () => {},
    close() {},
  };
}
