import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it, test, vi } from "vitest";
import { deliverThrough } from "../../src/core/deliverThrough";
import type { EventResult, TrackRequest } from "../../src/core/protocol";
import { type AutumnClientOptions, type AutumnError, createAutumnClient } from "../../src/index";

const params = { customerId: "cus_1", featureId: "messages", value: 2 };
const response = { customerId: "cus_1", value: 2, balance: null };
const uuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

type Sent = { url: string; init: RequestInit; headers: Headers; body: TrackRequest };

/** A handler's network: answers each request by `reply`, and lists what was sent. */
function createNetwork(reply: (sent: Sent) => Response | Promise<Response> = delivered) {
  const sent: Sent[] = [];
  async function fetch(url: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
    const request = { url: String(url), init, headers: new Headers(init.headers), body: JSON.parse(String(init.body)) };
    sent.push(request);
    return reply(request);
  }
  return { fetch, sent };
}

function answer(result: Omit<EventResult, "id">, more: object = {}) {
  return ({ body }: Sent) =>
    Response.json({ v: 1, now: 1_700_000_000_000, results: body.events.map(({ id }) => ({ id, ...result })), ...more });
}

function delivered(sent: Sent): Response {
  return answer({ outcome: "delivered", response })(sent);
}

async function errorOf(promise: Promise<unknown>): Promise<AutumnError> {
  return promise.then(
    () => expect.fail("it resolved"),
    (error) => error,
  );
}

function events(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    id: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
    age: 0,
    params,
  }));
}

beforeEach(() => {
  vi.useFakeTimers({ now: 1_800_000_000_000 });
});

afterEach(() => {
  // Neither an answer nor a failure leaves a timer behind.
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("the request", () => {
  it("is one event of the protocol, posted to the handler", async () => {
    const { fetch, sent } = createNetwork();
    await expect(createAutumnClient({ fetch }).track(params)).resolves.toEqual(response);

    expect(sent).toHaveLength(1);
    expect(sent[0]?.url).toBe("/api/autumn/track");
    expect(sent[0]?.init).toMatchObject({ method: "POST", redirect: "manual" });
    expect(sent[0]?.headers.get("content-type")).toBe("application/json");
    expect(sent[0]?.body).toEqual({ v: 1, events: [{ id: expect.stringMatching(uuid), age: 0, params }] });
  });

  it("goes to the url that was given, and the client tells it", async () => {
    const { fetch, sent } = createNetwork();
    const client = createAutumnClient({ fetch, url: "https://api.example.com/autumn//" });
    await client.track(params);

    expect(sent[0]?.url).toBe("https://api.example.com/autumn/track");
    expect(client.url).toBe("https://api.example.com/autumn//");
  });

  it("carries credentials, keepalive and the call's own headers", async () => {
    const { fetch, sent } = createNetwork();
    const client = createAutumnClient({
      fetch,
      credentials: "include",
      headers: { Authorization: "Bearer a", "X-App": "1" },
    });
    await client.track(params, { keepalive: true, headers: { "x-app": "2", "Content-Type": "text/plain" } });

    expect(sent[0]?.init).toMatchObject({ credentials: "include", keepalive: true });
    expect(Object.fromEntries(sent[0]?.headers ?? [])).toMatchObject({
      authorization: "Bearer a",
      "x-app": "2",
      "content-type": "application/json",
    });
  });

  it("has a new id each time", async () => {
    const { fetch, sent } = createNetwork();
    const client = createAutumnClient({ fetch });
    await Promise.all([client.track(params), client.track(params)]);

    expect(sent[0]?.body.events[0]?.id).not.toBe(sent[1]?.body.events[0]?.id);
  });

  test.each([
    ["no randomUUID, as in a page without TLS", { getRandomValues: crypto.getRandomValues.bind(crypto) }],
    ["no crypto at all, as in React Native", undefined],
  ])("has a UUID where there is %s", async (_, stub) => {
    vi.stubGlobal("crypto", stub);
    const { fetch, sent } = createNetwork();
    const client = createAutumnClient({ fetch });
    await client.track(params);
    await client.track(params);

    expect(sent[0]?.body.events[0]?.id).toMatch(uuid);
    expect(sent[1]?.body.events[0]?.id).not.toBe(sent[0]?.body.events[0]?.id);
  });

  it.each(["order-1234", "3F2504E0-4F89-11D3-9A0C-0305E82C3301"])(
    "refuses the idempotency key %s, unsent",
    async (key) => {
      const { fetch, sent } = createNetwork();
      const tracked = createAutumnClient({ fetch }).track(params, { headers: { "Idempotency-Key": key } });
      await expect(tracked).rejects.toMatchObject({ code: "invalid_options", message: expect.stringMatching(/UUID/) });
      expect(sent).toEqual([]);
    },
  );

  it("keeps the id that an idempotency key ends with, so that a client around this one can repeat an event", async () => {
    const { fetch, sent } = createNetwork();
    const id = "0f8fad5b-d9cb-469f-a165-70867728950e";
    await createAutumnClient({ fetch }).track(params, { headers: { "Idempotency-Key": `cus_1:${id}` } });

    expect(sent[0]?.body.events[0]?.id).toBe(id);
    expect(sent[0]?.headers.has("idempotency-key")).toBe(false);
  });

  it("uses the fetch of the moment", async () => {
    const client = createAutumnClient();
    const { fetch, sent } = createNetwork();
    vi.stubGlobal("fetch", fetch);
    await client.track(params);

    expect(sent).toHaveLength(1);
  });

  it("isn't sent where the params are invalid", async () => {
    const { fetch, sent } = createNetwork();
    const error = await errorOf(createAutumnClient({ fetch }).track({ ...params, value: Number.NaN }));

    expect(error.code).toBe("invalid_params");
    expect(error.issues?.[0]?.path).toBe("value");
    expect(sent).toHaveLength(0);
  });

  it("isn't sent where a header can't be", async () => {
    const { fetch, sent } = createNetwork();
    const client = createAutumnClient({ fetch, headers: () => ({ "x-name": "a\nb" }) });
    const error = await errorOf(client.track(params));

    expect(error.code).toBe("invalid_options");
    expect(error.cause).toBeInstanceOf(TypeError);
    expect(sent).toHaveLength(0);
  });
});

describe("the handler's word on an event", () => {
  it("passes the balance on, without what isn't the response's", async () => {
    const balance = {
      featureId: "messages",
      granted: 100,
      remaining: 98,
      usage: 2,
      unlimited: false,
      overageAllowed: false,
      maxPurchase: null,
      nextResetAt: 1_900_000_000_000,
    };
    const full = {
      ...response,
      entityId: "seat_1",
      eventName: "message-sent",
      balance,
      balances: { messages: balance, words: null },
      deductions: [{ featureId: "messages", value: 2 }],
    };
    const { fetch } = createNetwork(answer({ outcome: "delivered", response: { ...full, secret: 1 } as typeof full }));

    await expect(createAutumnClient({ fetch }).track(params)).resolves.toEqual(full);
  });

  it("resolves a duplicate without a balance", async () => {
    const { fetch } = createNetwork(answer({ outcome: "duplicate" }));

    await expect(createAutumnClient({ fetch }).track({ customerId: "cus_1", eventName: "e" })).resolves.toEqual({
      customerId: "cus_1",
      value: 1,
      balance: null,
      duplicate: true,
    });
  });

  it("rejects with the refusal's code and message", async () => {
    const { fetch } = createNetwork(
      answer({ outcome: "rejected", error: { code: "not_allowed", message: "Not this one." } }),
    );
    const error = await errorOf(createAutumnClient({ fetch }).track(params));

    expect(error).toMatchObject({
      name: "AutumnError",
      code: "not_allowed",
      message: expect.stringMatching(/^Not this one\./),
    });
  });

  test.each<[Omit<EventResult, "id">, string]>([
    [{ outcome: "customer_mismatch" }, "customer_mismatch"],
    [{ outcome: "retry" }, "server_error"],
    [{ outcome: "unknown" }, "server_error"],
    [{ outcome: "retry", error: { code: "rate_limited", message: "Wait." } }, "rate_limited"],
    [{ outcome: "delivered" }, "server_error"],
    [{ outcome: "rejected" }, "server_error"],
    [{ outcome: "postponed" as "retry" }, "server_error"],
  ])("rejects %o as %s", async (result, code) => {
    const { fetch } = createNetwork(answer(result));

    expect((await errorOf(createAutumnClient({ fetch }).track(params))).code).toBe(code);
  });

  it("rejects where the event's result is missing", async () => {
    const { fetch } = createNetwork(() => Response.json({ v: 1, results: [] }));

    expect((await errorOf(createAutumnClient({ fetch }).track(params))).code).toBe("server_error");
  });
});

describe("an answer that isn't the handler's", () => {
  const ok = JSON.stringify({ v: 1, now: 1, results: [] });
  const json = { "content-type": "application/json" };

  test.each<[string, string, () => Response]>([
    ["a login page", "invalid_response", () => new Response("<html>", { headers: { "content-type": "text/html" } })],
    ["nothing", "invalid_response", () => new Response("")],
    ["empty JSON", "invalid_response", () => new Response("", { headers: json })],
    ["truncated JSON", "invalid_response", () => new Response(ok.slice(0, -2), { headers: json })],
    ["JSON that calls itself text", "invalid_response", () => new Response(ok)],
    ["null", "invalid_response", () => new Response("null", { headers: json })],
    ["a list", "invalid_response", () => new Response("[]", { headers: json })],
    ["another version", "invalid_response", () => Response.json({ v: 2, results: [] })],
    ["no version", "invalid_response", () => Response.json({ results: [] })],
    ["no results", "invalid_response", () => Response.json({ v: 1 })],
    ["results that aren't a list", "invalid_response", () => Response.json({ v: 1, results: {} })],
    ["201", "invalid_response", () => new Response(ok, { status: 201, headers: json })],
    ["204", "invalid_response", () => new Response(null, { status: 204 })],
    ["302", "request_refused", () => new Response(null, { status: 302, headers: { location: "/login" } })],
    ["400", "request_refused", () => new Response(ok, { status: 400, headers: json })],
    ["401", "unauthorized", () => new Response(null, { status: 401 })],
    ["403", "request_refused", () => new Response(null, { status: 403 })],
    ["404", "request_refused", () => new Response("<html>", { status: 404 })],
    ["408", "request_refused", () => new Response(null, { status: 408 })],
    ["413", "request_refused", () => new Response(null, { status: 413 })],
    ["429", "rate_limited", () => new Response(null, { status: 429 })],
    ["500", "server_error", () => new Response(ok, { status: 500, headers: json })],
    ["503", "server_error", () => new Response(null, { status: 503 })],
  ])("rejects %s as %s", async (_, code, reply) => {
    let given: Response | undefined;
    const { fetch } = createNetwork(() => {
      given = reply();
      return given;
    });
    const error = await errorOf(createAutumnClient({ fetch }).track(params));

    expect(error.code).toBe(code);
    expect(error.status).toBe(given?.status);
    // An unread body keeps its share of the quota of keepalive requests.
    expect(given?.body === null || given?.bodyUsed).toBe(true);
  });

  it("rejects a redirect as request_refused, and doesn't follow it", async () => {
    vi.useRealTimers();
    const visited: unknown[] = [];
    const server = createServer((request, reply) => {
      visited.push(request.url);
      reply.writeHead(307, { location: "/elsewhere" }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const error = await errorOf(createAutumnClient({ url }).track(params));
    await new Promise((resolve) => server.close(resolve));

    expect(error.code).toBe("request_refused");
    expect(visited).toEqual(["/track"]);
    vi.useFakeTimers();
  });

  it("rejects a redirect that a browser hides as request_refused without a status", async () => {
    const opaque = { status: 0, type: "opaqueredirect", headers: new Headers(), text: async () => "" } as Response;
    const error = await errorOf(createAutumnClient({ fetch: async () => opaque }).track(params));

    expect(error).toMatchObject({ code: "request_refused", status: undefined });
  });

  test.each([
    ["7", 7_000],
    ["0", 0],
    [new Date(1_800_000_000_000 + 90_000).toUTCString(), 90_000],
    [new Date(1_800_000_000_000 - 90_000).toUTCString(), 0],
    ["soon", undefined],
    ["", undefined],
  ])("reads Retry-After: %s as %s ms", async (value, ms) => {
    for (const status of [429, 503]) {
      const { fetch } = createNetwork(() => new Response(null, { status, headers: { "retry-after": value } }));
      expect((await errorOf(createAutumnClient({ fetch }).track(params))).retryAfter).toBe(ms);
    }
  });
});

describe("a request that fails", () => {
  it("is a network_error, with the cause", async () => {
    const cause = new TypeError("Failed to fetch");
    const fetch = () => Promise.reject(cause);

    expect(await errorOf(createAutumnClient({ fetch }).track(params))).toMatchObject({ code: "network_error", cause });
  });

  it("is a network_error where the connection breaks within the body", async () => {
    const fetch = async () =>
      new Response(new ReadableStream({ start: (controller) => controller.error(new TypeError("terminated")) }));

    expect((await errorOf(createAutumnClient({ fetch }).track(params))).code).toBe("network_error");
  });

  it("is a network_error where there is no fetch", async () => {
    vi.stubGlobal("fetch", undefined);

    expect((await errorOf(createAutumnClient().track(params))).code).toBe("network_error");
  });

  it("is a timeout where no answer comes, and the request is cancelled", async () => {
    let signal: AbortSignal | null | undefined;
    const fetch = (_: unknown, init?: RequestInit) => {
      signal = init?.signal;
      return new Promise<Response>(() => {});
    };
    const failure = errorOf(createAutumnClient({ fetch, timeout: 500 }).track(params));
    await vi.advanceTimersByTimeAsync(499);
    expect(signal?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);

    expect((await failure).code).toBe("timeout");
    expect(signal?.aborted).toBe(true);
  });

  it("is a timeout where the body doesn't end, after 15 s by default", async () => {
    const fetch = async () => new Response(new ReadableStream(), { headers: { "content-type": "application/json" } });
    const failure = errorOf(createAutumnClient({ fetch }).track(params));
    await vi.advanceTimersByTimeAsync(15_000);

    expect((await failure).code).toBe("timeout");
  });

  it("is a timeout where the headers don't come", async () => {
    const { fetch, sent } = createNetwork();
    const failure = errorOf(createAutumnClient({ fetch, headers: () => new Promise(() => {}) }).track(params));
    await vi.advanceTimersByTimeAsync(15_000);

    expect((await failure).code).toBe("timeout");
    expect(sent).toHaveLength(0);
  });

  it("is aborted by the caller's signal, which keeps no listener", async () => {
    const controller = new AbortController();
    const added = vi.spyOn(controller.signal, "addEventListener");
    const removed = vi.spyOn(controller.signal, "removeEventListener");
    const fetch = () => new Promise<Response>(() => {});
    const failure = errorOf(createAutumnClient({ fetch }).track(params, { signal: controller.signal }));
    await vi.advanceTimersByTimeAsync(10);
    controller.abort(new Error("unmounted"));

    expect(await failure).toMatchObject({ code: "aborted", cause: new Error("unmounted") });
    expect(removed.mock.calls).toEqual(added.mock.calls);
  });

  it("isn't sent where the signal was aborted before", async () => {
    const { fetch, sent } = createNetwork();
    const failure = errorOf(createAutumnClient({ fetch }).track(params, { signal: AbortSignal.abort() }));

    expect((await failure).code).toBe("aborted");
    expect(sent).toHaveLength(0);
  });

  it("leaves no listener on a signal after an answer", async () => {
    const { signal } = new AbortController();
    const removed = vi.spyOn(signal, "removeEventListener");
    await createAutumnClient(createNetwork()).track(params, { signal });

    expect(removed).toHaveBeenCalledOnce();
  });
});

describe("headers from a function", () => {
  const needsToken = (good: string) => (sent: Sent) =>
    sent.headers.get("authorization") === good ? delivered(sent) : new Response(null, { status: 401 });

  it("are asked for once", async () => {
    const headers = vi.fn(async () => ({ authorization: "a" }));
    const { fetch, sent } = createNetwork();
    const client = createAutumnClient({ fetch, headers });
    await Promise.all([client.track(params), client.track(params)]);
    await client.track(params);

    expect(headers).toHaveBeenCalledOnce();
    expect(sent.map((request) => request.headers.get("authorization"))).toEqual(["a", "a", "a"]);
  });

  it("are asked for again after a 401, and the request is repeated once with the same id", async () => {
    let token = "old";
    const headers = vi.fn(() => ({ authorization: token }));
    const { fetch, sent } = createNetwork(needsToken("new"));
    const client = createAutumnClient({ fetch, headers });
    const failure = await errorOf(client.track(params));
    expect(failure).toMatchObject({ code: "unauthorized", status: 401 });
    expect(sent).toHaveLength(2);

    token = "new";
    await expect(client.track(params)).resolves.toEqual(response);
    expect(sent).toHaveLength(4);
    expect(sent[3]?.body).toEqual(sent[2]?.body);

    await client.track(params);
    expect(sent).toHaveLength(5);
    expect(headers).toHaveBeenCalledTimes(3);
  });

  it("are asked for once by requests that meet a 401 together", async () => {
    const tokens = ["old", "new"];
    const headers = vi.fn(async () => ({ authorization: tokens.shift() ?? "none" }));
    const { fetch, sent } = createNetwork(needsToken("new"));
    const client = createAutumnClient({ fetch, headers });
    await Promise.all([client.track(params), client.track(params), client.track(params)]);

    expect(headers).toHaveBeenCalledTimes(2);
    expect(sent).toHaveLength(6);
  });

  it("aren't asked for by a request whose 401 comes after others have renewed them", async () => {
    const headers = vi.fn(async () => ({ authorization: "new" })).mockResolvedValueOnce({ authorization: "old" });
    let answerLate: (answer: Response) => void = () => {};
    const replies = [
      () => new Promise<Response>((resolve) => (answerLate = resolve)),
      () => new Response(null, { status: 401 }),
    ];
    const { fetch, sent } = createNetwork((request) => replies.shift()?.() ?? delivered(request));
    const client = createAutumnClient({ fetch, headers });
    const late = client.track(params);
    await client.track(params);
    answerLate(new Response(null, { status: 401 }));
    await late;

    expect(sent.map((request) => request.headers.get("authorization"))).toEqual(["old", "old", "new", "new"]);
    expect(headers).toHaveBeenCalledTimes(2);
  });

  it("reject as unauthorized where the function throws, and are asked for again by the next request", async () => {
    const cause = new Error("no session");
    for (const fails of [
      () => {
        throw cause;
      },
      () => Promise.reject(cause),
    ]) {
      const headers = vi.fn<() => Promise<Record<string, string>>>(async () => ({ authorization: "a" }));
      headers.mockImplementationOnce(fails);
      const { fetch, sent } = createNetwork();
      const client = createAutumnClient({ fetch, headers });

      expect(await errorOf(client.track(params))).toMatchObject({ code: "unauthorized", cause });
      expect(sent).toHaveLength(0);
      await expect(client.track(params)).resolves.toEqual(response);
    }
  });

  it("may be none", async () => {
    const { fetch, sent } = createNetwork();
    await createAutumnClient({ fetch, headers: () => undefined }).track(params);

    expect(sent[0]?.headers.has("authorization")).toBe(false);
  });

  it("aren't asked for again where they are given as a record", async () => {
    const { fetch, sent } = createNetwork(() => new Response(null, { status: 401 }));
    const failure = await errorOf(createAutumnClient({ fetch, headers: { authorization: "a" } }).track(params));

    expect(failure.code).toBe("unauthorized");
    expect(sent).toHaveLength(1);
  });
});

describe("many events", () => {
  it("leave in one request, and each has its result", async () => {
    const { fetch, sent } = createNetwork(answer({ outcome: "delivered", response }));
    const result = await deliverThrough(createAutumnClient({ fetch })).deliver(events(100), { keepalive: true });

    expect(sent).toHaveLength(1);
    expect(sent[0]?.init.keepalive).toBe(true);
    expect(sent[0]?.body).toEqual({ v: 1, events: events(100) });
    expect(result).toEqual({
      v: 1,
      now: 1_700_000_000_000,
      results: events(100).map(({ id }) => ({ id, outcome: "delivered", response })),
    });
  });

  it("have no result where it can't be read, since only a clear word counts", async () => {
    const good = { id: "1", outcome: "delivered", response };
    const results = [
      good,
      null,
      "delivered",
      { outcome: "delivered", response },
      { id: 2, outcome: "delivered", response },
      { id: "3", outcome: "delivered" },
      { id: "4", outcome: "delivered", response: { ...response, value: "2" } },
      { id: "5", outcome: "delivered", response: { ...response, balance: undefined } },
      { id: "6", outcome: "delivered", response: { ...response, balance: { featureId: "messages" } } },
      { id: "7", outcome: "rejected" },
      { id: "8", outcome: "rejected", error: { code: 5, message: "m" } },
      { id: "9", outcome: "toString" },
      { id: "10", outcome: "retry", error: "soon", response: {} },
    ];
    const { fetch } = createNetwork(() => Response.json({ v: 1, now: "1", results }));
    const read = await deliverThrough(createAutumnClient({ fetch })).deliver(events(1), { keepalive: false });

    expect(read).toEqual({ v: 1, results: [good, { id: "10", outcome: "retry" }] });
  });

  it("are with fetch before the call returns, where the headers are known", async () => {
    for (const headers of [undefined, { authorization: "a" }, async () => ({ authorization: "a" })]) {
      const { fetch, sent } = createNetwork();
      const client = createAutumnClient({ fetch, headers });
      if (typeof headers === "function") await client.track(params);
      const before = sent.length;
      const result = deliverThrough(client).deliver(events(1), { keepalive: true });

      expect(sent).toHaveLength(before + 1);
      await result;
    }
  });
});

describe("the options", () => {
  test.each<[string, AutumnClientOptions]>([
    ["url", { url: "" }],
    ["url", { url: 5 as unknown as string }],
    ["url", { url: new URL("https://example.com") as unknown as string }],
    ["timeout", { timeout: 0 }],
    ["timeout", { timeout: Number.NaN }],
    ["timeout", { timeout: 2 ** 31 }],
    ["timeout", { timeout: "5" as unknown as number }],
    ["fetch", { fetch: {} as typeof fetch }],
    ["headers", { headers: { "x-name": "a\nb" } }],
    ["headers", { headers: "authorization: a" as unknown as Record<string, string> }],
  ])("throw invalid_options for a bad %s", (name, options) => {
    expect(() => createAutumnClient(options)).toThrow(
      expect.objectContaining({ code: "invalid_options", message: expect.stringContaining(`\`${name}\``) }),
    );
  });

  it("may be missing or undefined", () => {
    expect(createAutumnClient().url).toBe("/api/autumn");
    expect(createAutumnClient({ url: undefined, headers: undefined, fetch: undefined, timeout: undefined }).url).toBe(
      "/api/autumn",
    );
  });
});
