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

/** How long the database may take to open, in ms. */
const openTimeout = 10_000;

export function createStorage(
  environment: Pick<OutboxEnvironment, "openStore" | "setTimer" | "warn">,
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

  /** Some browsers' databases never open: what waits for them must not. */
  function openInTime(): Promise<OutboxStore> {
    return new Promise((resolve) => {
      const store = environment.openStore(name, degrade);
      const cancel = environment.setTimer(() => {
        resolve(degrade("it does not open"));
        store.then(
          ({ close }) => close(),
          () => {},
        );
      }, openTimeout);
      store.then(resolve, (cause) => resolve(degrade(cause))).finally(cancel);
    });
  }

  function open(): Promise<OutboxStore> {
    if (opening) return opening;
    const opened = memory ? Promise.resolve(memory) : openInTime();
    opening = opened;
    void opened.then((store) => {
      // Unless it was closed meanwhile.
      if (opening === opened) current ??= store;
    });
    return opened;
  }

  /** What has ended in memory may still be stored, as it was before: a later page would send it once more. */
  async function forget(ids: string[]): Promise<void> {
    if (!memory) return;
    const gone = ids.filter((id) => !records.get(id));
    const ended = [...gone, ...ids.filter((id) => records.get(id)?.rejected)];
    if (ended.length === 0) return;
    try {
      const store = await environment.openStore(name, () => {});
      const updated = store.update(ended, ({ id }) => records.get(id));
      await updated.catch(() => store.remove(gone)).finally(store.close);
    } catch {
      // It is as out of reach as before.
    }
  }

  /** Synchronous up to the store where it is open: within a click's task, its transaction begins in that task. */
  function use<Result>(work: (store: OutboxStore) => Promise<Result>): Promise<Result> {
    const orInMemory = (store: OutboxStore) =>
      work(store).then(
        // What failed to be written meanwhile is not in the store, and not gone.
        (result) => (memory && store !== memory ? work(memory) : result),
        (cause) => work(degrade(cause)),
      );
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
    async update(ids, change) {
      const stored = await use((store) => store.update(ids, change));
      void forget(ids);
      return stored;
    },
    async remove(ids) {
      await use((store) => store.remove(ids));
      await forget(ids);
    },
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
