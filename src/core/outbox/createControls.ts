import { AutumnError } from "../AutumnError";
import type { createDelivery } from "./createDelivery";
import type { createEndpointBackoff } from "./createEndpointBackoff";
import type { createHandlerClock } from "./createHandlerClock";
import type { createLoader } from "./createLoader";
import type { RecordSet } from "./createRecordSet";
import type { Storage } from "./createStorage";
import type { Outbox } from "./Outbox";
import type { OutboxEnvironment } from "./OutboxEnvironment";
import type { OutboxRecord } from "./OutboxRecord";

export type ControlsOptions = {
  environment: Pick<OutboxEnvironment, "setTimer">;
  page: string;
  clock: ReturnType<typeof createHandlerClock>;
  records: RecordSet;
  storage: Storage;
  delivery: ReturnType<typeof createDelivery>;
  backoff: ReturnType<typeof createEndpointBackoff>;
  loader: ReturnType<typeof createLoader>;
  /** Whether a customer is signed in, and may see and handle its events. */
  isVisible(customerId: string): boolean;
  /** Whether nothing of the signed-in customers waits or is under way. */
  isEmpty(): boolean;
  onDiscarded(id: string, error: AutumnError): void;
  run(): void;
  subscribe: Outbox["subscribe"];
};

/** What an app can do about events that wait or were refused. */
export function createControls(options: ControlsOptions): Pick<Outbox, "flush" | "retry" | "discard"> {
  const { records, delivery, loader, run } = options;

  function refused(id: string | undefined): OutboxRecord[] {
    return [...records.values()].filter(
      (record) =>
        record.rejected && options.isVisible(record.params.customerId) && (id === undefined || record.id === id),
    );
  }

  function discardable(id: string | undefined): string[] {
    const record = id === undefined ? undefined : records.get(id);
    const waits = record && !delivery.isSending(record.id) && options.isVisible(record.params.customerId);
    return [...(waits ? [record] : refused(id)).map((found) => found.id), ...loader.discardUnreadable(id)];
  }

  return {
    flush({ timeout = 10_000 } = {}) {
      options.backoff.cutShort();
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
          if (options.isEmpty()) finish(true);
        };
        const cancel = options.environment.setTimer(() => finish(false), timeout);
        const unsubscribe = options.subscribe(look);
        look();
      });
    },

    retry(id) {
      const again = refused(id)
        .filter(({ rejected }) => id !== undefined || rejected?.code !== "outcome_unknown")
        .map((record): OutboxRecord => {
          const tooOld = record.rejected?.code === "outcome_unknown" || record.rejected?.code === "expired";
          const bornAt = tooOld ? options.clock.now() : record.bornAt;
          return {
            ...record,
            page: options.page,
            bornAt,
            rejected: undefined,
            unknownSince: undefined,
            wait: undefined,
          };
        });
      again.forEach(records.set);
      void delivery.save(again);
      run();
    },

    discard(id) {
      const ids = discardable(id);
      for (const found of ids) {
        records.delete(found);
        options.onDiscarded(
          found,
          new AutumnError("discarded", "The app has discarded this event before it was delivered."),
        );
      }
      void options.storage.remove(ids);
      run();
      return ids.length > 0;
    },
  };
}
