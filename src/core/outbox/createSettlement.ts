import { AutumnError, type AutumnErrorCode } from "../AutumnError";
import { duplicateResponse } from "../duplicateResponse";
import type { TrackResponse } from "../TrackResponse";
import { eventOf } from "./eventOf";
import type { Instant } from "./Instant";
import type { OutboxEvent } from "./Outbox";
import type { OutboxParts } from "./OutboxParts";
import type { OutboxRecord } from "./OutboxRecord";
import { surplusRejected } from "./surplusRejected";

/** Hears of every id that comes to an end; of one that was delivered, also what it was, and the answer. */
export type SettlementListener = (id: string, event?: OutboxEvent, response?: TrackResponse) => void;

type Waiter = { resolve(response: TrackResponse): void; reject(error: AutumnError): void };

/** The ends that an event can come to, each told to whoever waits for it. */
export function createSettlement(
  { environment, page, clock, records, storage, users }: OutboxParts,
  /** Saving has shown that records are gone, or too many. */
  onChange: () => void,
) {
  const waiters = new Map<string, Waiter>();
  const listeners = new Set<SettlementListener>();
  let deliveredAt = 0;

  function settle(id: string, event?: OutboxEvent, response?: TrackResponse): Waiter | undefined {
    const waiter = waiters.get(id);
    waiters.delete(id);
    for (const listener of listeners) {
      try {
        listener(id, event, response);
      } catch (error) {
        // A cache's subscribers may be the app's: what they throw is reported, and must not stop the outbox.
        environment.nextTask(() => {
          throw error;
        });
      }
    }
    return waiter;
  }

  /** The caller removes it from the store. */
  function delivered(record: OutboxRecord, response: TrackResponse): void {
    records.delete(record.id);
    deliveredAt = environment.wall();
    settle(record.id, eventOf(record, page), response)?.resolve(response);
  }

  /** What is no longer in the store was settled by another tab. */
  function gone(id: string): void {
    const record = records.get(id);
    if (record) delivered(record, duplicateResponse(record.params));
  }

  /** Takes what another page has made of a record: whoever waits for it here hears that it was refused there. */
  function found(record: OutboxRecord): void {
    records.set(record);
    const { id, rejected } = record;
    if (rejected && waiters.has(id)) settle(id)?.reject(new AutumnError(rejected.code, rejected.message));
  }

  return {
    delivered,
    gone,
    /** Unix time in ms of the last delivery; 0: none yet. */
    deliveredAt: () => deliveredAt,
    found,

    outcomeOf(id: string): Promise<TrackResponse> {
      const outcome = new Promise<TrackResponse>((resolve, reject) => waiters.set(id, { resolve, reject }));
      // Whoever does not ask for the outcome finds a refusal in onReject and useOutbox, not as an unhandled rejection.
      outcome.catch(() => {});
      return outcome;
    },

    /** The function returned stops listening. */
    listen(listener: SettlementListener): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /** The caller removes it from the store. */
    discarded(id: string): void {
      records.delete(id);
      settle(id)?.reject(new AutumnError("discarded", "The app has discarded this event."));
    },

    /** The caller saves what is returned. */
    rejected(record: OutboxRecord, code: AutumnErrorCode, message: string, at: Instant): OutboxRecord {
      const refused = { ...record, rejected: { code, message, at } };
      const error = new AutumnError(code, message);
      records.set(refused);
      settle(record.id)?.reject(error);
      for (const user of users.of(record.params.customerId)) {
        // In a task of its own: what the app throws there is the app's, and must not stop the outbox.
        environment.nextTask(() => user.onReject?.(eventOf(refused, page), error));
      }
      return refused;
    },

    /**
     * Writes new versions of this page's records; one that another page has taken meanwhile is theirs, one that is gone
     * stays gone, one that was refused stays refused unless the app tries it `again`.
     */
    async save(changed: OutboxRecord[], again = false): Promise<void> {
      if (changed.length === 0) return;
      const next = new Map(changed.map((record) => [record.id, record]));
      const stored = await storage.update([...next.keys()], (record) => {
        const after = next.get(record.id) ?? record;
        const mine = record.rejected ? again : record.page === page || record.page === "";
        return mine || after.rejected ? after : record;
      });
      for (const record of changed) {
        const after = stored.get(record.id);
        if (records.get(record.id) !== record) continue;
        if (!after) gone(record.id);
        else if (after.rejected && !record.rejected) found(after);
      }
      const surplus = surplusRejected(records.values(), clock.now());
      for (const id of surplus) {
        records.delete(id);
        settle(id);
      }
      if (surplus.length > 0) void storage.remove(surplus);
      onChange();
    },
  };
}

export type Settlement = ReturnType<typeof createSettlement>;
