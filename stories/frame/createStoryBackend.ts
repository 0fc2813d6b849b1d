import { createAutumnClient } from "../../src/index";
import { createAutumnHandler } from "../../src/server";
import { createTestAutumn } from "../../src/testing";

/** What the world around the page is like. Every story can be tried under each of them. */
export type Conditions = {
  /** Who is signed in, as the page sees it. */
  customerId: string | null;
  /** The browser has no network. */
  offline: boolean;
  /** The handler no longer knows who asks; the page hasn't noticed. */
  sessionExpired: boolean;
  /** The handler asks to be left alone for a minute. */
  busy: boolean;
  /** Autumn answers 503. */
  autumnDown: boolean;
};

export type StoryBackend = ReturnType<typeof createStoryBackend>;

const fine: Conditions = {
  customerId: "cus_ada",
  offline: false,
  sessionExpired: false,
  busy: false,
  autumnDown: false,
};

/**
 * All of the delivery path that a page does not have in itself: the app's backend with the real handler, and an in-memory
 * Autumn, both within the page. `client` leads there, and `outboxName` keeps one story's events apart from another's.
 */
export function createStoryBackend(start: Partial<Conditions> = {}) {
  const outboxName = `story-${crypto.randomUUID()}`;
  const closed = new AbortController();
  const listeners = new Set<() => void>();
  const autumn = createTestAutumn({
    features: {
      messages: { included: 100, eventNames: ["message-sent"] },
      exports: { included: 5 },
      credits: { included: 50 },
      teams: { included: 3, consumable: false },
    },
    customers: [{ id: "cus_ada", entities: [{ id: "team_red", featureId: "teams" }] }, "cus_bob"],
  });
  let conditions = fine;
  let ledger = [...autumn.events];

  function changed(): void {
    ledger = [...autumn.events];
    for (const listener of listeners) listener();
  }

  const handler = createAutumnHandler({
    secretKey: "am_sk_test_stories",
    identify: () =>
      conditions.sessionExpired || conditions.customerId === null
        ? null
        : { customerId: conditions.customerId, entityId: "team_red" },
    allow: {
      features: { messages: { max: 10, entity: "own" }, exports: true },
      events: { "message-sent": true },
    },
    rateLimit: () => (conditions.busy ? { retryAfter: 60_000 } : true),
    fetch: (input, init) => autumn.fetch(input, init).finally(changed),
    onError: () => {},
  });

  const client = createAutumnClient({
    fetch: (input, init) =>
      new Promise((resolve, reject) => {
        closed.signal.addEventListener("abort", () => reject(closed.signal.reason));
        handler(new Request(input, init)).then(resolve, reject);
      }),
  });

  function set(change: Partial<Conditions>): void {
    const before = conditions;
    conditions = { ...conditions, ...change };
    const { offline, autumnDown } = conditions;
    if (offline !== before.offline || autumnDown !== before.autumnDown) {
      autumn.clearFaults();
      if (offline) autumn.goOffline();
      if (autumnDown) autumn.fail({ status: 503, times: Number.POSITIVE_INFINITY });
    }
    if (offline !== before.offline) setBrowserOnline(!offline);
    changed();
  }

  async function forget(): Promise<void> {
    for (const { name } of await indexedDB.databases()) {
      if (name?.endsWith(`#${outboxName}`)) indexedDB.deleteDatabase(name);
    }
  }

  set(start);

  return {
    autumn,
    client,
    outboxName,
    set,
    getConditions: () => conditions,
    getLedger: () => ledger,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    /** To be called when the story has gone: ends what is under way, and forgets what was stored. */
    dispose(): void {
      if (conditions.offline) setBrowserOnline(true);
      closed.abort();
      // An outbox complains of a database that goes before it has closed it, as it will now.
      setTimeout(forget, 1_000);
    },
  };
}

/** As a browser does it: the flag first, then the event. */
function setBrowserOnline(online: boolean): void {
  if (online) Reflect.deleteProperty(navigator, "onLine");
  else Object.defineProperty(navigator, "onLine", { configurable: true, value: false });
  window.dispatchEvent(new Event(online ? "online" : "offline"));
}
