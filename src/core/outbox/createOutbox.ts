import { AutumnError } from "../AutumnError";
import { defaultMaxAge } from "../protocol";
import { utf8Length } from "../utf8Length";
import { createDelivery } from "./createDelivery";
import { createEndpointBackoff } from "./createEndpointBackoff";
import { createHandlerClock } from "./createHandlerClock";
import { createLeadership } from "./createLeadership";
import { createLoader } from "./createLoader";
import { createRecordSet } from "./createRecordSet";
import { createSettlement } from "./createSettlement";
import { createStorage } from "./createStorage";
import { createUsers } from "./createUsers";
import { elapsed } from "./elapsed";
import type { Outbox } from "./Outbox";
import type { OutboxEnvironment } from "./OutboxEnvironment";
import type { OutboxParts } from "./OutboxParts";

/** A look into the store after a delivery finds what a crashed neighbour left; not more often than this, in ms. */
const refreshEvery = 15_000;

export type OutboxOptions = {
  /** Names the store, and with it the outbox: pages with the same name share their events. */
  name: string;
  environment: OutboxEnvironment;
  /** Events that may wait per customer. Default 10,000. */
  maxPending?: number;
  /** UTF-8 bytes of params that may wait per customer. Default 5,000,000. */
  maxBytes?: number;
  /** ms that an event may wait which was surely not counted. Default 7 days. */
  maxAge?: number;
};

/**
 * Accepts events and sees each through to one of its ends: delivered, refused, or discarded by the app. The rules are in
 * `plan` and `afterResult`; the parts made here give them the store, the clock, the lock, the network and the app.
 */
export function createOutbox(options: OutboxOptions): Outbox {
  const { name, environment, maxPending = 10_000, maxBytes = 5_000_000, maxAge = defaultMaxAge } = options;
  const page = environment.createId();
  const clock = createHandlerClock(environment, page);
  const records = createRecordSet();
  const storage = createStorage(environment, name, records, () => changed(nextAttempt));
  const backoff = createEndpointBackoff(environment.random);
  const users = createUsers();
  const parts: OutboxParts = { environment, page, clock, records, storage, backoff, users };
  const settlement = createSettlement(parts, schedule);
  const leadership = createLeadership(environment.lock, `autumn-react:${name}`, refresh);
  const delivery = createDelivery({ parts, settlement, maxAge, leads: leadership.leads, onProgress: schedule });
  const loader = createLoader(parts, delivery, settlement);
  const listeners = new Set<() => void>();
  let version = 0;
  let nextAttempt: number | undefined;
  let scheduled = false;
  /** Made ahead, so that no click waits for randomness. */
  let spareId: string | undefined;
  /** Between pagehide and pageshow, or without users: nothing that is asynchronous can be relied on. */
  let left = true;
  let stopListening: (() => void) | undefined;
  let cancelWake: (() => void) | undefined;
  let refreshedAt = clock.now();
  let settledSome = false;

  function changed(until?: number): void {
    version += 1;
    nextAttempt = until;
    for (const listener of listeners) listener();
  }

  settlement.listen(() => {
    settledSome = true;
  });

  /** One look at what there is to do, at the end of the task. */
  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    // Cheaper in a click than queueMicrotask.
    void Promise.resolve().then(run);
  }

  function run(): void {
    scheduled = false;
    cancelWake?.();
    cancelWake = undefined;
    changed(left ? leaveNow() : runNow());
    spareId ??= environment.createId();
  }

  function leaveNow(): undefined {
    delivery.leave();
    if (users.size() === 0 && delivery.requests() === 0) storage.close();
  }

  function runNow(): number | undefined {
    const { leftovers, wakeIn } = delivery.run();
    if (settledSome && elapsed(refreshedAt, clock.now()) >= refreshEvery) void refresh();
    settledSome = false;
    if (leftovers) leadership.ask();
    else if (leftovers === false) leadership.release();
    if (wakeIn === undefined) return undefined;
    cancelWake = environment.setTimer(run, Math.ceil(wakeIn));
    return environment.wall() + wakeIn;
  }

  async function refresh(): Promise<void> {
    refreshedAt = clock.now();
    await loader.load();
    run();
  }

  /** Somebody may have signed in: what waits for that waits no longer. */
  function cutLoginShort(): void {
    backoff.cutLoginShort();
    records.endWaits((record) => record.lastOutcome === "customer_mismatch");
  }

  function leave(): void {
    left = true;
    run();
    leadership.release();
  }

  function enter(): void {
    left = false;
    void refresh();
  }

  function start(): void {
    storage.open();
    stopListening = environment.listen({
      onWake({ online }) {
        if (online) backoff.reset();
        cutLoginShort();
        run();
        void refresh();
      },
      onOffline: () => changed(),
      onHidden: run,
      onPageHide: leave,
      onPageShow: enter,
    });
    enter();
  }

  return {
    add(params) {
      const bytes = utf8Length(JSON.stringify(params));
      const waiting = records.usage(params.customerId);
      if (waiting.events >= maxPending || waiting.bytes + bytes > maxBytes) {
        throw new AutumnError(
          "outbox_full",
          `Of this customer, ${waiting.events} events (${waiting.bytes} bytes) wait, and at most ${maxPending} (${maxBytes} bytes) may. useOutbox() says why.`,
        );
      }
      const id = spareId ?? environment.createId();
      spareId = undefined;
      backoff.cutLoginShort();
      delivery.accept({ v: 1, id, params, bytes, bornAt: clock.now(), page, attempts: 0 });
      schedule();
      return { id, outcome: settlement.outcomeOf(id) };
    },

    connect(user) {
      users.add(user);
      if (users.size() === 1) start();
      else {
        cutLoginShort();
        schedule();
      }
      return () => {
        if (users.size() === 1) {
          leave();
          stopListening?.();
        }
        users.delete(user);
        schedule();
      };
    },

    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },

    listen: settlement.listen,

    inside: {
      ...parts,
      delivery,
      settlement,
      loader,
      run,
      version: () => version,
      nextAttempt: () => nextAttempt,
    },
  };
}
