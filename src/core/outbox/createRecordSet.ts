import type { OutboxRecord } from "./OutboxRecord";

type Usage = { events: number; bytes: number };

/** The records that this page knows, in the order in which they should leave, with what each customer's pending ones take up. */
export type RecordSet = {
  get(id: string): OutboxRecord | undefined;
  /** A new version of a known record keeps its place. */
  set(record: OutboxRecord): void;
  delete(id: string): void;
  /** To the end of the queue: one event that spoils every request must not stand in the way of the others. */
  sendLast(id: string): void;
  /** Lets records go at once that wait for their time. */
  endWaits(applies: (record: OutboxRecord) => boolean): void;
  values(): IterableIterator<OutboxRecord>;
  /** What waits for a customer. */
  usage(customerId: string): Usage;
};

export function createRecordSet(): RecordSet {
  const records = new Map<string, OutboxRecord>();
  const usages = new Map<string, Usage>();

  function usage(customerId: string): Usage {
    const known = usages.get(customerId);
    if (known) return known;
    const none = { events: 0, bytes: 0 };
    usages.set(customerId, none);
    return none;
  }

  function count(record: OutboxRecord | undefined, sign: 1 | -1): void {
    if (!record || record.rejected) return;
    const waiting = usage(record.params.customerId);
    waiting.events += sign;
    waiting.bytes += sign * record.bytes;
  }

  function set(record: OutboxRecord): void {
    count(records.get(record.id), -1);
    count(record, 1);
    records.set(record.id, record);
  }

  return {
    get: (id) => records.get(id),
    set,
    delete(id) {
      count(records.get(id), -1);
      records.delete(id);
    },
    sendLast(id) {
      const record = records.get(id);
      if (record && records.delete(id)) records.set(id, record);
    },
    endWaits(applies) {
      for (const record of records.values()) if (record.wait && applies(record)) set({ ...record, wait: undefined });
    },
    values: () => records.values(),
    usage,
  };
}
