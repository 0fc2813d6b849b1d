import type { ManagedOutbox, Outbox } from "./Outbox";
import type { OutboxRecord } from "./OutboxRecord";
import { leftoverIn } from "./plan";
import { unreadableEventOf } from "./unreadableEventOf";

/** What an app can do about events that wait or were refused. */
export function createControls({ subscribe, inside }: Outbox): Pick<ManagedOutbox, "flush" | "retry" | "discard"> {
  const { environment, page, clock, records, storage, backoff, users, delivery, settlement, loader, run } = inside;

  /** One, or all, of what an app may handle: the refused events of those who are signed in. */
  function refused(id: string | undefined): OutboxRecord[] {
    return [...records.values()].filter(
      (record) => record.rejected && users.has(record.params.customerId) && (id === undefined || record.id === id),
    );
  }

  function waiting(id: string | undefined): OutboxRecord | undefined {
    const record = id === undefined ? undefined : records.get(id);
    // Another page may have it under way.
    const isTheirs = record && record.page !== page && leftoverIn(record, clock.now()) > 0;
    return record && !isTheirs && !delivery.isSending(record.id) && users.has(record.params.customerId)
      ? record
      : undefined;
  }

  return {
    flush({ timeout = 10_000 } = {}) {
      backoff.cutShort();
      // A duplicate's wait, and a dead page's, is Autumn's time to make up its mind: it is not ours to shorten.
      records.endWaits(({ lastOutcome }) => lastOutcome !== "duplicate" && lastOutcome !== undefined);
      run();
      return new Promise((resolve) => {
        const finish = (empty: boolean) => {
          unsubscribe();
          cancel();
          resolve(empty);
        };
        let isLoaded = false;
        const look = () => {
          const waits = [...records.values()].some(({ rejected, params }) => !rejected && users.has(params.customerId));
          if (isLoaded && !waits) finish(true);
        };
        const cancel = environment.setTimer(() => finish(false), timeout);
        const unsubscribe = subscribe(look);
        // What another page has left is known only then.
        void loader.load().then(() => {
          isLoaded = true;
          run();
        });
      });
    },

    retry(id) {
      const again = refused(id)
        .filter(({ rejected }) => id !== undefined || rejected?.code !== "outcome_unknown")
        .map((record): OutboxRecord => {
          const tooOld = record.rejected?.code === "outcome_unknown" || record.rejected?.code === "expired";
          const bornAt = tooOld ? clock.now() : record.bornAt;
          const lastOutcome = "rejected";
          return {
            ...record,
            page,
            bornAt,
            lastOutcome,
            rejected: undefined,
            unknownSince: undefined,
            wait: undefined,
          };
        });
      again.forEach(records.set);
      void settlement.save(again, true);
      run();
    },

    discard(id) {
      const record = waiting(id);
      const unreadable = loader.unreadable();
      const aside = [...unreadable].flatMap(([found, stored]) => {
        const { customerId } = unreadableEventOf(stored).params;
        return customerId === "" || users.has(customerId) ? found : [];
      });
      const ids = [...(record ? [record] : refused(id)).map((found) => found.id), ...aside].filter(
        (found) => id === undefined || found === id,
      );
      for (const found of ids) {
        unreadable.delete(found);
        settlement.discarded(found);
      }
      void storage.remove(ids);
      run();
      return ids.length > 0;
    },
  };
}
