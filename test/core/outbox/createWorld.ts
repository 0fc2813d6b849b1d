import type { AutumnClient, BatchingClient } from "../../../src/core/AutumnClient";
import { deliver } from "../../../src/core/AutumnClient";
import { AutumnError } from "../../../src/core/AutumnError";
import { createOutbox } from "../../../src/core/outbox/createOutbox";
import { manageOutbox } from "../../../src/core/outbox/manageOutbox";
import type { OutboxEvent } from "../../../src/core/outbox/Outbox";
import type { OutboxEnvironment, PageEvents } from "../../../src/core/outbox/OutboxEnvironment";
import type { OutboxStore } from "../../../src/core/outbox/OutboxStore";
import type { EventResult, TrackRequestEvent } from "../../../src/core/protocol";

const day = 24 * 60 * 60_000;

/** What happens to one request. */
export type Weather =
  | "fine"
  /** Nothing arrives. */
  | "unreachable"
  /** It arrives and counts; the answer does not come back. */
  | "answerLost"
  /** Arrives and counts; no answer ever, so that the client's timeout ends it. */
  | "hangs"
  /** 503 for the whole request. */
  | "busy"
  /** 413 for more than one event. */
  | "tooLarge"
  | "unauthorized"
  /** Autumn is down behind the handler. */
  | "retryEach"
  /** Counted, but the handler cannot know. */
  | "unknownEach"
  | "rejectEach"
  /** Autumn takes the key, works for 20 s, fails and frees it. */
  | "claimThenFail";

/** A handler and an Autumn behind it, in one, under the world's clock. */
function createService(now: () => number, afterMs: (ms: number, work: () => void) => void) {
  const counted = new Map<string, number>();
  const claimedUntil = new Map<string, number>();
  const requests: { at: number; events: TrackRequestEvent[]; keepalive: boolean }[] = [];
  const service = {
    /** How many times each event was counted, by id. */
    counted,
    requests,
    billed: new Map<string, string>(),
    weather: "fine" as Weather,
    /** Who the handler finds signed in; undefined: whoever the event names. */
    signedIn: undefined as string | undefined,
    clockAhead: 0,
    client(): BatchingClient {
      return {
        track: () => Promise.reject(new Error("not used")),
        [deliver]: (events, { keepalive }) => service.receive(structuredClone(events), keepalive),
      };
    },
    async receive(events: TrackRequestEvent[], keepalive: boolean) {
      requests.push({ at: now(), events, keepalive });
      const { weather } = service;
      if (weather === "unreachable") throw new AutumnError("network_error", "unreachable");
      if (weather === "busy") throw new AutumnError("server_error", "busy", { status: 503, retryAfter: 2_000 });
      if (weather === "unauthorized") throw new AutumnError("unauthorized", "who?", { status: 401 });
      if (weather === "tooLarge" && events.length > 1) throw new AutumnError("request_refused", "big", { status: 413 });
      const results = events.map((event) => ({ id: event.id, ...count(event, weather) }));
      if (weather === "answerLost") throw new AutumnError("network_error", "reset");
      if (weather === "hangs") {
        await new Promise<void>((resolve) => afterMs(15_000, resolve));
        throw new AutumnError("timeout", "no answer");
      }
      return { v: 1 as const, now: now() + service.clockAhead, results };
    },
  };

  function count({ id, params }: TrackRequestEvent, weather: Weather): Omit<EventResult, "id"> {
    if (service.signedIn !== undefined && service.signedIn !== params.customerId)
      return { outcome: "customer_mismatch" };
    if (weather === "retryEach") return { outcome: "retry" };
    if (weather === "rejectEach") return { outcome: "rejected", error: { code: "not_allowed", message: "no" } };
    if ((claimedUntil.get(id) ?? 0) > now()) return { outcome: "duplicate" };
    claimedUntil.set(id, now() + day);
    if (weather === "claimThenFail") {
      afterMs(20_000, () => claimedUntil.delete(id));
      return { outcome: "unknown" };
    }
    counted.set(id, (counted.get(id) ?? 0) + 1);
    service.billed.set(id, params.customerId);
    const response = { customerId: params.customerId, value: params.value ?? 1, balance: null };
    return weather === "unknownEach" ? { outcome: "unknown" } : { outcome: "delivered", response };
  }

  return service;
}

/** Several pages of one browser, with one disk and one set of locks, under a clock that moves only when told. */
export function createWorld() {
  let time = Date.UTC(2026, 0, 1);
  let timers: { at: number; work: () => void; page: object | undefined }[] = [];
  let order: { at: number; work: () => void; page: object | undefined }[] = [];
  const disk = new Map<string, unknown>();
  const transactions: ("put" | "update" | "remove")[] = [];
  const lockQueue: { work: () => Promise<void>; page: object }[] = [];
  let lockHolder: object | undefined;
  let ids = 0;
  const alive = new Set<object>();
  const warnings: string[] = [];

  function after(ms: number, work: () => void, page?: object) {
    const timer = { at: time + Math.max(0, ms), work, page };
    timers.push(timer);
    return () => {
      timers = timers.filter((other) => other !== timer);
    };
  }

  const service = createService(() => time, after);

  async function settle() {
    for (let quiet = 0; quiet < 3; quiet++) {
      await new Promise((resolve) => setImmediate(resolve));
      const due = order;
      order = [];
      for (const task of due) if (!task.page || alive.has(task.page)) task.work();
      if (due.length > 0) quiet = -1;
    }
  }

  function grantLock() {
    while (!lockHolder && lockQueue.length > 0) {
      const next = lockQueue.shift();
      if (!next || !alive.has(next.page)) continue;
      lockHolder = next.page;
      void next.work().finally(() => {
        if (lockHolder === next.page) lockHolder = undefined;
        grantLock();
      });
    }
  }

  function createStore(page: object): OutboxStore {
    const guard = <Result>(result: Result) =>
      alive.has(page) ? Promise.resolve(result) : new Promise<Result>(() => {});
    return {
      durable: true,
      load: () => guard(structuredClone([...disk.values()])),
      put(added, changed) {
        transactions.push("put");
        if (alive.has(page)) for (const record of structuredClone([...added, ...changed])) disk.set(record.id, record);
        return guard(undefined);
      },
      update(wanted, change) {
        transactions.push("update");
        const result = new Map();
        if (alive.has(page)) {
          for (const id of wanted) {
            const before = disk.get(id);
            const next = before && change(structuredClone(before) as never);
            if (next) {
              disk.set(id, structuredClone(next));
              result.set(id, structuredClone(next));
            } else disk.delete(id);
          }
        }
        return guard(result);
      },
      remove(wanted) {
        transactions.push("remove");
        if (alive.has(page)) for (const id of wanted) disk.delete(id);
        return guard(undefined);
      },
      close() {},
    };
  }

  function openPage(
    options: {
      customerId?: string | null;
      locks?: boolean | "denied";
      storeFails?: boolean;
      maxPending?: number;
      onReject?: (id: string) => void;
      /** Makes the page's store another one. */
      store?: (store: OutboxStore) => OutboxStore | Promise<OutboxStore>;
    } = {},
  ) {
    const page = {};
    alive.add(page);
    const events: PageEvents[] = [];
    const state = { online: true, hidden: false, prerendering: false, wallOffset: 0, monotonicLag: 0 };
    const environment: OutboxEnvironment = {
      wall: () => time + state.wallOffset,
      monotonic: () => time - state.monotonicLag,
      random: () => 0.5,
      createId: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, "0")}`,
      setTimer: (work, ms) => after(ms, work, page),
      nextTask: (work) => order.push({ at: time, work, page }),
      isOnline: () => state.online,
      isHidden: () => state.hidden,
      isPrerendering: () => state.prerendering,
      listen(listener) {
        events.push(listener);
        return () => events.splice(events.indexOf(listener), 1);
      },
      lock:
        options.locks === false
          ? undefined
          : (_name, signal, work) =>
              new Promise((resolve, reject) => {
                if (options.locks === "denied") return reject(new DOMException("denied", "SecurityError"));
                const request = { work: () => work().finally(resolve), page };
                signal.addEventListener("abort", () => {
                  if (!lockQueue.includes(request)) return;
                  lockQueue.splice(lockQueue.indexOf(request), 1);
                  reject(signal.reason);
                });
                lockQueue.push(request);
                order.push({ at: time, work: grantLock, page: undefined });
              }),
      openStore: async () => {
        if (options.storeFails) throw new Error("blocked");
        const store = createStore(page);
        return options.store?.(store) ?? store;
      },
      warn: (message) => warnings.push(message),
    };
    const outbox = createOutbox({ name: "test", environment, maxPending: options.maxPending });
    const client = service.client();
    const guarded: BatchingClient = {
      ...client,
      [deliver]: (sent, how) =>
        new Promise((resolve, reject) =>
          client[deliver](sent, how).then(
            (answer) => alive.has(page) && resolve(answer),
            (error) => alive.has(page) && reject(error),
          ),
        ),
    };
    const accepted: { id: string; customerId: string; outcome: Promise<unknown> }[] = [];
    const rejections: { event: OutboxEvent; error: AutumnError }[] = [];
    let disconnect = () => {};
    const result = {
      outbox: { ...outbox, ...manageOutbox(outbox) },
      state,
      accepted,
      rejections,
      signIn(customerId: string | null | undefined, other?: AutumnClient) {
        const before = disconnect;
        disconnect = outbox.connect({
          customerId,
          client: other ?? guarded,
          onReject(event, error) {
            rejections.push({ event, error });
            options.onReject?.(event.id);
          },
        });
        before();
      },
      signOut: () => disconnect(),
      track(customerId = "cus_1", value = 1) {
        const { id, outcome } = outbox.add({ customerId, featureId: "messages", value });
        accepted.push({ id, customerId, outcome });
        return { id, outcome };
      },
      goOffline() {
        state.online = false;
        for (const listener of [...events]) listener.onOffline();
      },
      goOnline() {
        state.online = true;
        for (const listener of [...events]) listener.onWake({ online: true });
      },
      hide() {
        state.hidden = true;
        for (const listener of [...events]) listener.onHidden();
      },
      show() {
        state.hidden = false;
        for (const listener of [...events]) listener.onWake({ online: false });
      },
      /** Into the back/forward cache. */
      freeze() {
        for (const listener of [...events]) listener.onPageHide();
      },
      thaw() {
        for (const listener of [...events]) listener.onPageShow();
      },
      /** A reload or a navigation: pagehide, and then nothing more. */
      close() {
        for (const listener of [...events]) listener.onPageHide();
        result.kill();
      },
      /** SIGKILL. */
      kill() {
        alive.delete(page);
        timers = timers.filter((timer) => timer.page !== page);
        if (lockHolder === page) lockHolder = undefined;
        grantLock();
      },
      listeners: () => events.length,
      timers: () => timers.filter((timer) => timer.page === page).length,
      holdsLock: () => lockHolder === page,
    };
    result.signIn("customerId" in options ? options.customerId : "cus_1");
    return result;
  }

  return {
    service,
    disk,
    /** What the store was asked to write, in that order. */
    transactions,
    warnings,
    openPage,
    settle,
    now: () => time,
    /** Moves the clock, running what falls due on the way. */
    async advance(ms: number) {
      const until = time + ms;
      await settle();
      for (;;) {
        const next = timers.reduce<(typeof timers)[number] | undefined>(
          (first, timer) => (timer.at <= until && (!first || timer.at < first.at) ? timer : first),
          undefined,
        );
        if (!next) break;
        timers = timers.filter((timer) => timer !== next);
        time = Math.max(time, next.at);
        next.work();
        await settle();
      }
      time = until;
    },
  };
}

export type World = ReturnType<typeof createWorld>;
export type Page = ReturnType<World["openPage"]>;

/** What an event's outcome is, as of now. */
export async function stateOf(outcome: Promise<unknown>): Promise<unknown> {
  const pending = new Promise((resolve) => setImmediate(() => resolve("pending")));
  return Promise.race([outcome.catch(({ code }) => code), pending]);
}
