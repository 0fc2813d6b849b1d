import { createMemoryStore } from "./createMemoryStore";
import type { RecordSet } from "./createRecordSet";
import type { OutboxEnvironment } from "./OutboxEnvironment";
import type { OutboxStore } from "./OutboxStore";

/** The outbox's store as it should be: there from the first moment on, in memory where the durable one cannot be had or fails. */
export type Storage = Omit<OutboxStore, "close" | "durable"> & {
  isDurable(): boolean;
  open(): void;
  close(): void;
};

export function createStorage(
  environment: Pick<OutboxEnvironment, "openStore" | "warn">,
  name: string,
  records: RecordSet,
  onDegraded: () => void,
): Storage {
  let opening: Promise<OutboxStore> | undefined;
  let current: OutboxStore | undefined;
  let memory: OutboxStore | undefined;
  const working = new Set<Promise<unknown>>();

  function degrade(cause?: unknown): OutboxStore {
    if (!memory) {
      memory = createMemoryStore(records);
      environment.warn(
        `autumn-react: events wait in memory only and are lost with the page: storage can't be used (${cause ?? "another tab has upgraded it"}). Allow site data or free some, then reload.`,
      );
    }
    current = memory;
    onDegraded();
    return memory;
  }

  function open(): Promise<OutboxStore> {
    if (opening) return opening;
    const opened = memory ? Promise.resolve(memory) : environment.openStore(name, degrade).catch(degrade);
    opening = opened;
    void opened.then((store) => {
      // Unless it was closed meanwhile.
      if (opening === opened) current ??= store;
    });
    return opened;
  }

  /** Synchronous up to the store where it is open: within a click's task, its transaction begins in that task. */
  function use<Result>(work: (store: OutboxStore) => Promise<Result>): Promise<Result> {
    const orInMemory = (store: OutboxStore) => work(store).catch((cause) => work(degrade(cause)));
    const result = current ? orInMemory(current) : open().then(orInMemory);
    working.add(result);
    const done = () => working.delete(result);
    result.then(done, done);
    return result;
  }

  return {
    isDurable: () => !memory,
    open,
    load: () => use((store) => store.load()),
    put: (added, changed) => use((store) => store.put(added, changed)),
    update: (ids, change) => use((store) => store.update(ids, change)),
    remove: (ids) => use((store) => store.remove(ids)),
    close() {
      const before = [...working];
      void opening?.then(async (store) => {
        await Promise.allSettled(before);
        store.close();
      });
      opening = current = undefined;
    },
  };
}
