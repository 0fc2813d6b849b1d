import { Autumn, HTTPClient } from "autumn-js";
import { afterEach, beforeEach, describe, expect, it, test, vi } from "vitest";
import { deliverThrough } from "../../src/core/deliverThrough";
import { outcomeOfFailure } from "../../src/core/outcomeOfFailure";
import type { TrackRequestEvent } from "../../src/core/protocol";
import { type AutumnClient, AutumnError, createAutumnApiClient, createAutumnClient } from "../../src/index";
import { createTestAutumn, type TestAutumn } from "../../src/testing";

const now = 1_800_000_000_000;
const hour = 3_600_000;
const event: TrackRequestEvent = {
  id: "0f8fad5b-d9cb-469f-a165-70867728950e",
  age: 0,
  params: { customerId: "cus_1", featureId: "messages", value: 3 },
};

function createAutumn() {
  return createTestAutumn({
    features: { messages: { included: 100, eventNames: ["message-sent"] }, words: { included: 1_000 } },
    customers: ["cus_1"],
  });
}

const secretKey = "am_sk_test_0123456789";

/** Every client that carries one event a request: our own for Autumn's API, and the official SDK. */
const clients: [string, (fetch: TestAutumn["fetch"], timeout?: number) => AutumnClient][] = [
  ["createAutumnApiClient", (fetch, timeout) => createAutumnApiClient({ token: secretKey, fetch, timeout })],
  [
    "the official SDK",
    (fetch, timeoutMs = 5_000) => {
      const httpClient = new HTTPClient({ fetcher: fetch });
      return new Autumn({ secretKey, xApiVersion: "2.3.0", failOpen: false, httpClient, timeoutMs });
    },
  ],
];

async function deliverOne(client: AutumnClient, change: Partial<TrackRequestEvent> = {}) {
  const { results } = await deliverThrough(client).deliver([{ ...event, ...change }], { keepalive: false });
  expect(results.map(({ id }) => id)).toEqual([event.id]);
  return results[0];
}

async function failureOf(client: AutumnClient) {
  return deliverOne(client).then(
    (result) => expect.fail(`there is a result: ${result?.outcome}`),
    (error) => ({
      code: error.code,
      status: error.status,
      retryAfter: error.retryAfter,
      outcome: outcomeOfFailure(error),
    }),
  );
}

beforeEach(() => {
  vi.useFakeTimers({ now });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe("a client of the app's handler", () => {
  it("carries a hundred events a request", () => {
    expect(deliverThrough(createAutumnClient()).maxEvents).toBe(100);
  });

  it("stays one when it is wrapped, one event a request and each under its own id", async () => {
    const sent: unknown[] = [];
    const client = createAutumnClient({
      fetch: async (_, init) => {
        const { events } = JSON.parse(String(init?.body));
        sent.push(events);
        return Response.json({ v: 1, results: [{ id: events[0].id, outcome: "duplicate" }] });
      },
    });
    const wrapped: AutumnClient = { track: (params, options) => client.track(params, options) };

    expect(deliverThrough(wrapped).maxEvents).toBe(1);
    expect(await deliverOne(wrapped)).toEqual({ id: event.id, outcome: "duplicate" });
    expect(sent).toEqual([[event]]);
  });
});

describe.each(clients)("%s", (_, create) => {
  it("carries one event a request", () => {
    expect(deliverThrough(create(createAutumn().fetch)).maxEvents).toBe(1);
  });

  it("delivers under the customer's idempotency key", async () => {
    const autumn = createAutumn();

    expect(await deliverOne(create(autumn.fetch))).toEqual({
      id: event.id,
      outcome: "delivered",
      response: {
        customerId: "cus_1",
        value: 3,
        balance: {
          featureId: "messages",
          granted: 100,
          remaining: 97,
          usage: 3,
          unlimited: false,
          overageAllowed: false,
          maxPurchase: null,
          nextResetAt: expect.any(Number),
        },
        deductions: [{ featureId: "messages", value: 3 }],
      },
    });
    expect(autumn.events).toMatchObject([{ idempotencyKey: `cus_1:${event.id}`, customerId: "cus_1", value: 3 }]);
  });

  it("asks for keepalive where the page may go", async () => {
    const fetch = vi.fn(createAutumn().fetch);
    await deliverThrough(create(fetch)).deliver([event], { keepalive: true });
    const [input, init] = fetch.mock.calls[0] ?? [];

    expect(input instanceof Request ? input.keepalive : init?.keepalive).toBe(true);
  });

  it("delivers what Autumn queues", async () => {
    const result = await deliverOne(create(createAutumn().fetch), { params: { ...event.params, async: true } });

    expect(result).toMatchObject({ outcome: "delivered", response: { balance: null } });
  });

  it("says when an event was, once a minute has passed", async () => {
    const autumn = createAutumn();
    const client = create(autumn.fetch);
    const other = (digit: number) => ({ id: event.id.replace(/.$/, String(digit)) });
    const { deliver } = deliverThrough(client);
    await deliver([{ ...event, ...other(1), age: 59_999 }], { keepalive: false });
    await deliver([{ ...event, ...other(2), age: 60_000 }], { keepalive: false });
    await deliver([{ ...event, ...other(3), age: 90_000, params: { ...event.params, timestamp: now - hour } }], {
      keepalive: false,
    });

    expect(autumn.events.map(({ timestamp }) => now - timestamp)).toEqual([0, 60_000, hour]);
  });

  it("tells a duplicate from a delivery", async () => {
    const client = create(createAutumn().fetch);
    await deliverOne(client);

    expect(await deliverOne(client)).toEqual({ id: event.id, outcome: "duplicate" });
  });

  test.each<[object, string]>([
    [{ featureId: "unheard" }, "feature_not_found"],
    [{ featureId: undefined, eventName: "unheard" }, "event_not_found"],
  ])("takes Autumn's refusal of %o for a rejection: %s", async (wrong, code) => {
    const autumn = createAutumn();
    const result = await deliverOne(create(autumn.fetch), { params: { ...event.params, ...wrong } });

    expect(result).toEqual({ id: event.id, outcome: "rejected", error: { code, message: expect.any(String) } });
  });

  it("waits an hour for an entity", async () => {
    const client = create(createAutumn().fetch);
    const params = { ...event.params, entityId: "seat_1" };

    expect(await deliverOne(client, { params, age: hour - 1 })).toMatchObject({
      outcome: "retry",
      error: { code: "entity_not_found" },
    });
    expect(await deliverOne(client, { params, age: hour })).toMatchObject({
      outcome: "rejected",
      error: { code: "entity_not_found" },
    });
  });

  it("waits for a customer", async () => {
    const params = { ...event.params, customerId: "cus_new" };

    expect(await deliverOne(create(createAutumn().fetch), { params })).toMatchObject({
      outcome: "retry",
      error: { code: "customer_not_found" },
    });
  });

  test.each([
    [401, { code: "unauthorized", outcome: "retry" }],
    [403, { code: "request_refused", outcome: "retry" }],
    [429, { code: "rate_limited", outcome: "retry", retryAfter: 1_000 }],
    [500, { code: "server_error", outcome: "unknown" }],
    [502, { code: "server_error", outcome: "unknown" }],
    [503, { code: "server_error", outcome: "retry", retryAfter: 1_000 }],
  ])("takes a %i for a failure of the whole request", async (status, expected) => {
    const autumn = createAutumn();
    autumn.fail({ status, times: 2 });

    expect(await failureOf(create(autumn.fetch))).toEqual({ status, retryAfter: undefined, ...expected });
  });

  test.each([
    ["a broken connection", "network_error", () => Promise.reject(new TypeError("fetch failed"))],
    [
      "a login page",
      "invalid_response",
      async () => new Response("<html>", { headers: { "content-type": "text/html" } }),
    ],
    ["another shape", "invalid_response", async () => Response.json({ success: true })],
  ])("doesn't know what became of the event after %s", async (_, code, fetch) => {
    expect(await failureOf(create(fetch))).toMatchObject({ code, outcome: "unknown" });
  });

  it("doesn't know what became of the event after a timeout", async () => {
    vi.useRealTimers();
    const autumn = createAutumn();
    autumn.hang();

    expect(await failureOf(create(autumn.fetch, 1))).toMatchObject({ code: "timeout", outcome: "unknown" });
  });
});

describe("the official SDK that fails open", () => {
  /** Open or not is the SDK's own doing: it takes no other fetch than the global one then. */
  function createSdk(autumn: TestAutumn): Autumn {
    vi.stubGlobal("fetch", autumn.fetch);
    return new Autumn({ secretKey, xApiVersion: "2.3.0" });
  }

  beforeEach(() => {
    for (const method of ["log", "warn", "error"] as const) vi.spyOn(console, method).mockImplementation(() => {});
  });

  test.each([
    ["Autumn is down", (autumn: TestAutumn) => autumn.fail({ status: 500, times: 2 })],
    ["nothing gets through", (autumn: TestAutumn) => autumn.goOffline()],
  ])("isn't believed when %s", async (_, breakDown) => {
    const autumn = createAutumn();
    const client = createSdk(autumn);
    breakDown(autumn);

    await expect(client.track(event.params)).resolves.toEqual({ customerId: "", value: 0, balance: null });
    expect(await failureOf(client)).toMatchObject({ code: "server_error", outcome: "unknown" });
    expect(autumn.events).toHaveLength(0);
  });

  it("is believed when Autumn answers", async () => {
    const autumn = createAutumn();

    expect(await deliverOne(createSdk(autumn))).toMatchObject({ outcome: "delivered" });
    expect(autumn.events).toHaveLength(1);
  });
});

describe("a client of the app's own making", () => {
  const failing = (error: unknown): AutumnClient => ({ track: () => Promise.reject(error) });

  test.each(["not_allowed", "insufficient_balance", "invalid_params"] as const)(
    "rejects an event by %s",
    async (code) => {
      expect(await deliverOne(failing(new AutumnError(code, "No.")))).toEqual({
        id: event.id,
        outcome: "rejected",
        error: { code, message: expect.stringMatching(/^No\./) },
      });
    },
  );

  it("leaves another customer's event alone", async () => {
    expect(await deliverOne(failing(new AutumnError("customer_mismatch", "No.")))).toMatchObject({
      outcome: "customer_mismatch",
    });
  });

  test.each([
    [new AutumnError("secret_key_in_browser", "m"), "secret_key_in_browser", "retry"],
    [new AutumnError("unauthorized", "m"), "unauthorized", "retry"],
    [new AutumnError("aborted", "m"), "aborted", "unknown"],
    [new Error("bug"), "network_error", "unknown"],
    ["text", "network_error", "unknown"],
    [undefined, "network_error", "unknown"],
  ])("fails as a whole by %o", async (error, code, outcome) => {
    expect(await failureOf(failing(error))).toMatchObject({ code, outcome });
  });

  it("fails as a whole where track throws instead of rejecting", async () => {
    const client: AutumnClient = {
      track() {
        throw new Error("bug");
      },
    };

    expect(await failureOf(client)).toMatchObject({ code: "network_error" });
  });

  test.each([undefined, null, {}, "ok", { customerId: "cus_1" }])(
    "isn't believed where it resolves to %o",
    async (answer) => {
      const client = { track: async () => answer } as unknown as AutumnClient;

      expect(await failureOf(client)).toMatchObject({ code: "invalid_response", outcome: "unknown" });
    },
  );

  it("is called as a method", async () => {
    class Client implements AutumnClient {
      response = { customerId: "cus_1", value: 3, balance: null };
      async track() {
        return this.response;
      }
    }

    expect(await deliverOne(new Client())).toMatchObject({ outcome: "delivered" });
  });
});
