import type { Delivery } from "./createDelivery";
import type { Loader } from "./createLoader";
import type { Settlement } from "./createSettlement";
import type { Outbox } from "./Outbox";
import type { OutboxParts } from "./OutboxParts";
import type { OutboxRecord } from "./OutboxRecord";

export type ControlsOptions = {
  parts: OutboxParts;
  delivery: Delivery;
  settlement: Settlement;
  loader: Loader;
  view: Pick<Outbox, "subscribe" | "getSnapshot">;
  run(): void;
};

/** What an app can do about events that wait or were refused. */
export function createControls({
  parts: { environment, page, clock, records, storage, backoff, users },
  delivery,
  settlement,
  loader,
  view,
  run,
}: ControlsOptions): Pick<Outbox, "flush" | "retry" | "discard"> {
  /** One, or all, of what an app may handle: the refused events of those who are signed in. */
  function refused(id: string | undefined): OutboxRecord[] {
    return [...records.values()].filter(
      (record) => record.rejected && users.has(record.params.customerId) && (id === undefined || record.id === id),
    );
  }

  function waiting(id: string | undefined): OutboxRecord | undefined {
    const record = id === undefined ? undefined : records.get(id);
    return record && !delivery.isSending(record.id) && users.has(record.params.customerId) ? record : undefined;
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
        const look = () => {
          const { pending, sending } = view.getSnapshot();
          if (pending.length + sending.length === 0) finish(true);
        };
        const cancel = environment.setTimer(() => finish(false), timeout);
        const unsubscribe = view.subscribe(look);
        look();
      });
    },

    retry(id) {
      const again = refused(id)
        .filter(({ rejected }) => id !== undefined || rejected?.code !== "outcome_unknown")
        .map((record): OutboxRecord => {
          const tooOld = record.rejected?.code === "outcome_unknown" || record.rejected?.code === "expired";
          const bornAt = tooOld ? clock.now() : record.bornAt;
          return { ...record, page, bornAt, rejected: undefined, unknownSince: undefined, wait: undefined };
        });
      again.forEach(records.set);
      void settlement.save(again);
      run();
    },

    discard(id) {
      const record = waiting(id);
      const ids = [...(record ? [record] : refused(id)).map((found) => found.id), ...loader.discardUnreadable(id)];
      ids.forEach(settlement.discarded);
      void storage.remove(ids);
      run();
      return ids.length > 0;
    },
  };
}
