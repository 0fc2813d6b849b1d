import { AutumnError } from "../AutumnError";
import { deliverThrough } from "../deliverThrough";
import { defaultMaxAge } from "../protocol";
import type { TrackParams } from "../TrackParams";
import type { TrackResponse } from "../TrackResponse";
import { utf8Length } from "../utf8Length";
import { duplicateResponse } from "./afterResult";
import { createControls } from "./createControls";
import { createDelivery } from "./createDelivery";
import { createEndpointBackoff } from "./createEndpointBackoff";
import { createHandlerClock } from "./createHandlerClock";
import { createLeadership } from "./createLeadership";
import { createLoader } from "./createLoader";
import { createRecordSet } from "./createRecordSet";
import { createStorage } from "./createStorage";
import { elapsed } from "./elapsed";
import type { Instant } from "./Instant";
import type { Outbox, OutboxSnapshot, OutboxUser } from "./Outbox";
import type { OutboxEnvironment } from "./OutboxEnvironment";
import type { OutboxRecord } from "./OutboxRecord";
import { emptySnapshot, eventOf, snapshotOf } from "./snapshotOf";
import { surplusRejected } from "./surplusRejected";

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

type Waiter = { resolve(response: TrackResponse): void; reject(error: AutumnError): void };

/**
 * Accepts events and sees each through to one of its ends: delivered, refused, or discarded by the app. The rules are in
 * `plan` and `afterResult`; here they meet the store, the clock, the lock, the network and the app.
 */
export function createOutbox(options: OutboxOptions): Outbox {
  const { name, environment, maxPending = 10_000, maxBytes = 5_000_000, maxAge = defaultMaxAge } = options;
  const page = environment.createId();
  const clock = createHandlerClock(environment, page);
  const records = createRecordSet();
  const users = new Set<OutboxUser>();
  const waiters = new Map<string, Waiter>();
  const listeners = new Set<() => void>();
  const backoff = createEndpointBackoff(environment.random);
  const storage = createStorage(environment, name, records, changed);
  const leadership = createLeadership(environment.lock, `autumn-react:${name}`, refresh);
  const delivery = createDelivery({
    environment,
    page,
    clock,
    records,
    storage,
    backoff,
    maxAge,
    userFor,
    clientMaxEvents: () => Math.min(...[...users].map(({ client }) => deliverThrough(client).maxEvents)),
    leads: leadership.leads,
    onDelivered(record, response) {
      settle(record.id)?.resolve(response);
      if (refreshedAt && elapsed(refreshedAt, clock.now()) >= refreshEvery) void refresh();
    },
    onGone: (record) => settle(record.id)?.resolve(duplicateResponse(record)),
    onRejected,
    onProgress: schedule,
  });
  const loader = createLoader({
    storage,
    records,
    isBusy: (id) => delivery.isFresh(id) || delivery.isSending(id),
    page,
    onGone: delivery.forget,
  });
  const controls = createControls({
    environment,
    page,
    clock,
    records,
    storage,
    delivery,
    backoff,
    loader,
    isVisible,
    isEmpty: () => getSnapshot().pending.length + getSnapshot().sending.length === 0,
    onDiscarded: (id, error) => settle(id)?.reject(error),
    run,
    subscribe,
  });
  let snapshot: OutboxSnapshot | undefined;
  let shown = emptySnapshot;
  let scheduled = false;
  /** Between pagehide and pageshow, or without users: nothing that is asynchronous can be relied on. */
  let left = true;
  let stopListening: (() => void) | undefined;
  let cancelWake: (() => void) | undefined;
  let wakeAt: number | undefined;
  let refreshedAt: Instant | undefined;

  function userFor(customerId: string): OutboxUser | undefined {
    let found: OutboxUser | undefined;
    for (const user of users) if (user.customerId === undefined || user.customerId === customerId) found = user;
    return found;
  }

  function isVisible(customerId: string): boolean {
    return userFor(customerId) !== undefined;
  }

  function settle(id: string): Waiter | undefined {
    const waiter = waiters.get(id);
    waiters.delete(id);
    loader.settled(id);
    return waiter;
  }

  function onRejected(record: OutboxRecord): void {
    const { code, message } = record.rejected ?? { code: "request_refused", message: "" };
    const error = new AutumnError(code, message);
    settle(record.id)?.reject(error);
    for (const user of users) {
      if (user.customerId === undefined || user.customerId === record.params.customerId) {
        // In a task of its own: what the app throws there is the app's, and must not stop the outbox.
        environment.nextTask(() => user.onReject?.(eventOf(record), error));
      }
    }
    const surplus = surplusRejected(records.values(), clock.now());
    for (const id of surplus) records.delete(id);
    if (surplus.length > 0) void storage.remove(surplus);
  }

  /** One look at what there is to do, at the end of the task. */
  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    queueMicrotask(run);
  }

  function run(): void {
    scheduled = false;
    cancelWake?.();
    cancelWake = wakeAt = undefined;
    if (left) {
      delivery.leave();
      if (users.size === 0 && delivery.requests() === 0) storage.close();
    } else {
      const { leftovers, wakeIn } = delivery.run();
      if (leftovers) leadership.ask();
      else if (leftovers === false) leadership.release();
      if (wakeIn !== undefined) {
        wakeAt = environment.wall() + wakeIn;
        cancelWake = environment.setTimer(run, Math.ceil(wakeIn));
      }
    }
    changed();
  }

  async function refresh(): Promise<void> {
    refreshedAt = clock.now();
    await loader.load();
    run();
  }

  function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }

  function getSnapshot(): OutboxSnapshot {
    if (!snapshot) {
      snapshot = shown = snapshotOf(
        {
          records: records.values(),
          unreadable: loader.unreadable(),
          isSending: delivery.isSending,
          isVisible,
          reachable: environment.isOnline(),
          pausedFor: backoff.current()?.reason,
          until: wakeAt,
          durable: storage.isDurable(),
        },
        shown,
      );
    }
    return snapshot;
  }

  function changed(): void {
    snapshot = undefined;
    for (const listener of listeners) listener();
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
        if (online) backoff.cutShort();
        cutLoginShort();
        run();
        void refresh();
      },
      onOffline: changed,
      onHidden: run,
      onPageHide: leave,
      onPageShow: enter,
    });
    enter();
  }

  return {
    add(params: TrackParams) {
      const bytes = utf8Length(JSON.stringify(params));
      const waiting = records.usage(params.customerId);
      if (waiting.events >= maxPending || waiting.bytes + bytes > maxBytes) {
        throw new AutumnError(
          "outbox_full",
          `This event was not accepted: ${waiting.events} events (${waiting.bytes} bytes) of this customer already wait, and at most ${maxPending} events or ${maxBytes} bytes may. None of those is lost. See useOutbox() for what they wait for; call track again when there are fewer.`,
        );
      }
      const id = environment.createId();
      backoff.cutLoginShort();
      delivery.accept({ v: 1, id, params, bytes, bornAt: clock.now(), page, attempts: 0 });
      const outcome = new Promise<TrackResponse>((resolve, reject) => waiters.set(id, { resolve, reject }));
      // Whoever does not ask for the outcome finds a refusal in onReject and useOutbox, not as an unhandled rejection.
      outcome.catch(() => {});
      schedule();
      return { id, outcome };
    },

    connect(user) {
      users.add(user);
      if (users.size === 1) start();
      else {
        cutLoginShort();
        schedule();
      }
      return () => {
        if (users.size === 1 && users.has(user)) {
          leave();
          stopListening?.();
        }
        users.delete(user);
        schedule();
      };
    },

    subscribe,
    getSnapshot,
    ...controls,
  };
}
