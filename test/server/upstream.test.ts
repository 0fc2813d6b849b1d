import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createBackend, eventOf, oneMessage, secretKey } from "./createBackend";

const minute = 60_000;
const hour = 60 * minute;

beforeEach(() => {
  vi.useFakeTimers({ now: 1_700_000_000_000 });
});

afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

/** An Autumn that gives one answer to all. */
const always = (status: number, body: BodyInit | object, headers?: HeadersInit) => () =>
  Promise.resolve(
    new Response(typeof body === "object" && !(body instanceof ReadableStream) ? JSON.stringify(body) : body, {
      status,
      headers,
    }),
  );

describe("when an event was", () => {
  it("is for Autumn's clock to say while it is less than a minute old", async () => {
    const { track, calls } = createBackend();
    await track([eventOf(oneMessage), eventOf(oneMessage, { age: minute - 1 })]);
    expect(calls.map(({ body }) => "timestamp" in body)).toEqual([false, false]);
  });

  it("is told by the handler's clock and the event's age from a minute on", async () => {
    const { track, calls, autumn } = createBackend();
    await track([eventOf(oneMessage, { age: minute }), eventOf(oneMessage, { age: 2 * hour + 0.5 })]);
    const times = [1_700_000_000_000 - minute, 1_700_000_000_000 - 2 * hour - 1];
    expect(calls.map(({ body }) => body.timestamp)).toEqual(times);
    expect(autumn.events.map(({ timestamp }) => timestamp)).toEqual(times);
  });

  const allow = { features: { messages: { fields: ["timestamp"] } } } as const;

  it("is what the event says where it may say so, whatever its age", async () => {
    const { trackOne, calls } = createBackend({ allow });
    await trackOne({ ...oneMessage, timestamp: 1_690_000_000_000 }, { age: hour });
    expect(calls[0]?.body.timestamp).toBe(1_690_000_000_000);
  });

  it("is told by the age where the event says a time that is still to come", async () => {
    const { track, calls } = createBackend({ allow });
    const timestamp = Date.now() + 5 * minute;
    await track([eventOf({ ...oneMessage, timestamp }), eventOf({ ...oneMessage, timestamp }, { age: hour })]);
    expect(calls.map(({ body }) => body.timestamp)).toEqual([undefined, Date.now() - hour]);
  });

  it("is Autumn's to say where the event says one that may lie ahead of Autumn's clock", async () => {
    const { trackOne, calls } = createBackend({ allow });
    await trackOne({ ...oneMessage, timestamp: Date.now() - 100 });
    expect(calls.map(({ body }) => body.timestamp)).toEqual([undefined]);
  });

  it("is answered with the handler's clock beside it", async () => {
    const { send } = createBackend();
    const { json } = await send({ body: JSON.stringify({ v: 1, events: [eventOf(oneMessage)] }) });
    expect(json.now).toBe(1_700_000_000_000);
  });
});

describe("a customer that Autumn doesn't know", () => {
  const identify = () => ({ customerId: "eve", name: "Eve", email: "eve@example.com" });
  const params = { customerId: "eve", featureId: "messages" };
  const paths = (calls: { url: string }[]) => calls.map(({ url }) => url.split("/").pop());

  it("is created with what identify gave, and the event sent again under the same key", async () => {
    const { trackOne, calls, autumn } = createBackend({ identify });
    expect((await trackOne(params)).outcome).toBe("delivered");
    expect(paths(calls)).toEqual(["balances.track", "customers.get_or_create", "balances.track"]);
    expect(calls[1]?.body).toEqual({ customer_id: "eve", name: "Eve", email: "eve@example.com" });
    expect(calls[1]?.headers).not.toHaveProperty("idempotency-key");
    expect(calls[2]).toEqual(calls[0]);
    expect(autumn.balance("eve", "messages")?.usage).toBe(1);
  });

  it("is created once for all events of a request", async () => {
    const { track, calls, autumn } = createBackend({ identify: () => ({ customerId: "eve", name: null, email: "" }) });
    const results = await track(Array.from({ length: 15 }, () => eventOf(params)));
    expect(results.map(({ outcome }) => outcome)).toEqual(Array(15).fill("delivered"));
    const creations = calls.filter(({ url }) => url.endsWith("get_or_create"));
    expect(creations.map(({ body }) => body)).toEqual([{ customer_id: "eve" }]);
    expect(autumn.balance("eve", "messages")?.usage).toBe(15);
  });

  it.each([
    ["an async event", { async: true }, {}],
    ["an event of an overloaded organisation", {}, { orgCapExceeded: true }],
  ])("is created for %s, too, which Autumn takes without a look, and would lose", async (_name, fields, conditions) => {
    const allow = { features: { messages: { fields: ["async"] } } } as const;
    const { trackOne, calls, autumn } = createBackend({ identify, allow });
    autumn.conditions(conditions);
    expect((await trackOne({ ...params, ...fields })).outcome).toBe("delivered");
    expect(paths(calls)).toEqual(["balances.track", "customers.get_or_create"]);
    autumn.advance(60_000);
    expect(autumn.balance("eve", "messages")?.usage).toBe(1);
  });

  it("whom Autumn doesn't take either leaves the events to be sent again, and tells the app", async () => {
    const { trackOne, errors } = createBackend({ identify: () => ({ customerId: "eve@example.com" }) });
    const result = await trackOne({ ...params, customerId: "eve@example.com" });
    expect(result.outcome).toBe("retry");
    expect(errors).toMatchObject([
      { step: "autumn", code: "customer_not_found", message: expect.stringMatching(/letters/) },
    ]);
  });

  it("whose creation fails leaves the events to be sent again", async () => {
    const { autumn, trackOne } = createBackend({ identify });
    autumn.fail({ status: 503, path: "/v1/customers.get_or_create" });
    expect((await trackOne(params)).outcome).toBe("retry");
    expect((await trackOne(params)).outcome).toBe("delivered");
  });

  it("whose creation is never answered leaves the events to be sent again", async () => {
    const { autumn, track } = createBackend({
      identify,
      fetch: (input, init) =>
        String(input).endsWith("get_or_create") ? new Promise(() => {}) : autumn.fetch(input, init),
    });
    const results = track([eventOf(params)]);
    await vi.advanceTimersByTimeAsync(8_000);
    expect((await results)[0]?.outcome).toBe("retry");
  });

  it("may have an id that no header can hold", async () => {
    const customerId = "Zoë\r\nx-evil: 1";
    const { calls, trackOne } = createBackend({ identify: () => ({ customerId }) });
    const id = crypto.randomUUID();
    await trackOne({ customerId, featureId: "messages" }, { id });
    expect(calls[0]?.headers).toMatchObject({ "idempotency-key": `Zo%00eb%000d%000ax-evil:%00201:${id}` });
    expect(calls[0]?.headers).not.toHaveProperty("x-evil");
    expect(calls[0]?.body.customer_id).toBe(customerId);
  });
});

describe("what Autumn answers", () => {
  const outcomes: [number, object, string, string][] = [
    [400, { code: "invalid_inputs" }, "rejected", "invalid_params"],
    [400, { code: "insufficient_balance" }, "rejected", "insufficient_balance"],
    [404, { code: "feature_not_found" }, "rejected", "feature_not_found"],
    [404, { code: "invalid_request" }, "rejected", "event_not_found"],
    [404, { code: "entity_not_found" }, "retry", "entity_not_found"],
    [400, { code: "invalid_api_version" }, "retry", "server_error"],
    [401, { code: "invalid_secret_key" }, "retry", "server_error"],
    [403, { code: "invalid_request" }, "retry", "server_error"],
    [404, { code: "no_auth_header" }, "retry", "server_error"],
    [429, { code: "rate_limit_exceeded" }, "retry", "server_error"],
    [503, { code: "service_unavailable" }, "retry", "server_error"],
    [301, {}, "retry", "server_error"],
    [400, { code: { toString: 1 } }, "retry", "server_error"],
    [500, { code: "internal_error" }, "unknown", "server_error"],
    [502, {}, "unknown", "server_error"],
    [200, {}, "unknown", "server_error"],
    [200, { customer_id: "ada" }, "unknown", "server_error"],
  ];
  it.each(outcomes)("%i %o makes the event %s, with the code %s", async (status, body, outcome, code) => {
    const fetch = always(status, { message: "at query.ts:12 of org_1", env: "live", ...body });
    const { trackOne, errors } = createBackend({ fetch });
    const result = await trackOne(oneMessage);
    expect(result).toMatchObject({ outcome, error: { code } });
    expect(JSON.stringify(result)).not.toMatch(/org_1|query\.ts/);
    expect(JSON.stringify(errors)).not.toMatch(/org_1|query\.ts/);
    expect(errors.map(({ step }) => step)).toEqual(code === "server_error" ? ["autumn"] : []);
  });

  it("about an entity that isn't there rejects an event that is an hour old", async () => {
    const { trackOne } = createBackend({ fetch: always(404, { code: "entity_not_found" }) });
    expect((await trackOne(oneMessage, { age: hour })).outcome).toBe("rejected");
  });

  it("is unknown where it is HTML, empty or cut off", async () => {
    const cutOff = () => new ReadableStream({ start: (controller) => controller.error(new Error("reset")) });
    for (const body of ["<!doctype html>", "", '{"customer_id":', cutOff()]) {
      expect((await createBackend({ fetch: always(200, body) }).trackOne(oneMessage)).outcome).toBe("unknown");
    }
  });

  it("is let go of where it goes on forever", async () => {
    let pulled = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        pulled++;
        controller.enqueue(new Uint8Array(64 * 1024).fill(32));
      },
    });
    expect((await createBackend({ fetch: always(200, endless) }).trackOne(oneMessage)).outcome).toBe("unknown");
    expect(pulled).toBeLessThan(20);
  });

  it("is not followed elsewhere, so that the key isn't either", async () => {
    const redirects: (RequestRedirect | undefined)[] = [];
    const elsewhere = always(302, "", { location: "https://evil.test/" });
    const fetch: typeof globalThis.fetch = (_input, init) => {
      redirects.push(init?.redirect);
      return elsewhere();
    };
    expect((await createBackend({ fetch }).trackOne(oneMessage)).outcome).toBe("retry");
    expect(redirects).toEqual(["manual"]);
  });

  it("is unknown where the connection broke, and the app is told without the secret key", async () => {
    const fetch: typeof globalThis.fetch = (_input, init) =>
      Promise.reject(new TypeError(`bad ${JSON.stringify(init)}`, { cause: new Error("ECONNRESET") }));
    const { trackOne, errors } = createBackend({ fetch });
    expect(await trackOne(oneMessage)).toMatchObject({ outcome: "unknown", error: { code: "network_error" } });
    expect(errors).toMatchObject([
      { step: "autumn", message: expect.stringContaining("ECONNRESET"), cause: undefined },
    ]);
    expect(JSON.stringify(errors)).not.toContain(secretKey);
  });

  it("is reported once, however many events it meets", async () => {
    const { track, errors } = createBackend({ fetch: always(503, {}) });
    await track(Array.from({ length: 30 }, () => eventOf(oneMessage)));
    expect(errors).toHaveLength(1);
  });
});

describe("an Autumn that is slow", () => {
  const events = Array.from({ length: 25 }, () => eventOf(oneMessage));

  it("has at most 10 events of a request at a time", async () => {
    let now = 0;
    let most = 0;
    const { autumn, track } = createBackend({
      fetch: async (input, init) => {
        most = Math.max(most, ++now);
        const answer = await autumn.fetch(input, init);
        now--;
        return answer;
      },
    });
    autumn.delay(100);
    const results = track(events);
    await vi.advanceTimersByTimeAsync(300);
    expect((await results).every(({ outcome }) => outcome === "delivered")).toBe(true);
    expect(most).toBe(10);
  });

  it("is not waited for: what it has may be counted, what it hasn't is surely not", async () => {
    const { autumn, track, calls } = createBackend();
    autumn.hang(Number.POSITIVE_INFINITY);
    const results = track(events);
    await vi.advanceTimersByTimeAsync(8_000);
    const outcomes = (await results).map(({ outcome }) => outcome);
    expect(outcomes).toEqual([...Array(10).fill("unknown"), ...Array(15).fill("retry")]);
    expect(calls).toHaveLength(10);
  });

  it("is not waited for where fetch doesn't heed its signal, or the answer's body never ends", async () => {
    const bodyless = always(200, new ReadableStream());
    for (const fetch of [() => new Promise<Response>(() => {}), bodyless]) {
      const result = createBackend({ fetch, timeout: 500 }).trackOne(oneMessage);
      await vi.advanceTimersByTimeAsync(500);
      expect((await result).outcome).toBe("unknown");
    }
  });

  it("gets the time that is left after the body came", async () => {
    const { autumn, send, calls } = createBackend();
    autumn.hang();
    const text = new TextEncoder().encode(JSON.stringify({ v: 1, events: [eventOf(oneMessage)] }));
    const body = new ReadableStream({
      async start(controller) {
        await new Promise((resolve) => setTimeout(resolve, 7_000));
        controller.enqueue(text);
        controller.close();
      },
    });
    const answer = send({ body, duplex: "half" });
    await vi.advanceTimersByTimeAsync(7_999);
    expect(calls).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect((await answer).json.results[0].outcome).toBe("unknown");
  });
});
