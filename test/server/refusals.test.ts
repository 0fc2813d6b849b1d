import { afterEach, describe, expect, it, vi } from "vitest";
import { createBackend, eventOf, oneMessage } from "./createBackend";

const id = "6f1c3b1e-0f52-4c8a-9a53-3a4f0c2b7d11";
const request = (...events: unknown[]) => JSON.stringify({ v: 1, events });

afterEach(() => {
  vi.useRealTimers();
});

/** Sends what is to be refused; nothing may have reached Autumn. */
async function refuse(init: Parameters<ReturnType<typeof createBackend>["send"]>[0]) {
  const { send, calls, errors } = createBackend();
  const { status, headers, json } = await send(init);
  expect(calls).toEqual([]);
  expect(errors).toEqual([]);
  expect(headers.get("cache-control")).toBe("no-store");
  expect(headers.get("content-type")).toBe("application/json");
  expect(json).toEqual({ error: { code: expect.any(String), message: expect.any(String) } });
  return { status, headers, code: json.error.code };
}

describe("a request", () => {
  it.each(["GET", "HEAD", "PUT", "PATCH", "DELETE"])("of the method %s is refused", async (method) => {
    const { send, calls } = createBackend();
    const hasBody = method !== "GET" && method !== "HEAD";
    const { status, headers } = await send({ method, ...(hasBody && { body: request(eventOf(oneMessage)) }) });
    expect([status, headers.get("allow"), calls]).toEqual([405, "POST, OPTIONS", []]);
  });

  it.each([
    "",
    "/",
    "/api/autumn",
    "/api/autumn/tracks",
    "/api/autumn/track/more",
    "/api/autumn/%74rack",
    "/constructor",
  ])("to the address %s is refused", async (path) => {
    expect((await refuse({ url: `https://app.example.com${path}`, body: request() })).status).toBe(404);
  });

  it("may have a slash at the end of its address, and a query", async () => {
    const { send } = createBackend();
    const answer = await send({
      url: "https://app.example.com/api/autumn/track/?x=1",
      body: request(eventOf(oneMessage)),
    });
    expect(answer.status).toBe(200);
  });

  it.each([
    "",
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/jsonp",
    "text/plain; application/json",
  ])("of the content type %o is refused", async (type) => {
    const headers = { "content-type": type };
    expect((await refuse({ headers, body: request(eventOf(oneMessage)) })).status).toBe(415);
  });

  it.each(["application/json", "application/json; charset=utf-8", "Application/JSON ;charset=UTF-8"])(
    "of the content type %o is read",
    async (type) => {
      const answer = await createBackend().send({
        headers: { "content-type": type },
        body: request(eventOf(oneMessage)),
      });
      expect(answer.status).toBe(200);
    },
  );

  const malformed: [string, BodyInit | undefined][] = [
    ["no body", undefined],
    ["an empty body", ""],
    ["text", "hello"],
    ["half a JSON", '{"v":1,"events":['],
    ["two JSONs", `${request()}${request()}`],
    ["bytes that are no UTF-8", Buffer.from('{"v":1,"events":[],"name":"\xff"}', "latin1")],
    ["null", "null"],
    ["a number", "1"],
    ["a list", "[]"],
    ["no version", '{"events":[]}'],
    ["the version as text", '{"v":"1","events":[]}'],
    ["a version of the future", '{"v":2,"events":[]}'],
    ["no events", '{"v":1}'],
    ["events that are no list", '{"v":1,"events":{"length":1}}'],
    ["an event that is null", request(null)],
    ["an event that is a list", request([])],
    ["an event without id", request({ age: 0, params: oneMessage })],
    ["an id that is a number", request({ id: 1, age: 0, params: oneMessage })],
    ["an id that is no UUID", request({ id: "1", age: 0, params: oneMessage })],
    ["an id in capitals", request({ id: id.toUpperCase(), age: 0, params: oneMessage })],
    ["an id with a line break at its end", request({ id: `${id}\n`, age: 0, params: oneMessage })],
    ["an id with a header in it", request({ id: `${id}\r\nx-evil: 1`, age: 0, params: oneMessage })],
    ["the same id twice", request(eventOf(oneMessage, { id }), eventOf({ ...oneMessage, value: 0 }, { id }))],
    ["no age", request({ id, params: oneMessage })],
    ["a negative age", request({ id, age: -1, params: oneMessage })],
    ["an age that is text", request({ id, age: "0", params: oneMessage })],
    ["an age of null", request({ id, age: null, params: oneMessage })],
    ["an endless age", `{"v":1,"events":[{"id":"${id}","age":1e999,"params":{}}]}`],
    ["an age over 7 days", request({ id, age: 7 * 24 * 3_600_000 + 1, params: oneMessage })],
    ["only its last event wrong", request(eventOf(oneMessage), { id, age: -1, params: oneMessage })],
  ];
  it.each(malformed)("with %s is refused whole", async (_name, body) => {
    expect(await refuse({ body })).toMatchObject({ status: 400, code: "request_refused" });
  });

  it("of 100 events is read, one of 101 is refused", async () => {
    const events = Array.from({ length: 101 }, () => eventOf({ customerId: "bob", featureId: "messages" }));
    expect(await createBackend().track(events.slice(1))).toHaveLength(100);
    expect((await refuse({ body: request(...events) })).status).toBe(413);
  });

  it("of 64 KB is read, one byte more is refused", async () => {
    const body = request(eventOf(oneMessage)).padEnd(64 * 1024, " ");
    expect((await createBackend().send({ body })).status).toBe(200);
    expect((await refuse({ body: `${body} ` })).status).toBe(413);
    // 3 bytes, 1 character each
    const euros = request(eventOf({ ...oneMessage, properties: { a: "€".repeat(22_000) } }));
    expect((await refuse({ body: euros })).status).toBe(413);
  });

  it("that goes on forever is let go of at 64 KB, whatever its Content-Length says", async () => {
    let pulled = 0;
    let cancelled = false;
    const body = new ReadableStream({
      pull: (controller) => {
        pulled++;
        controller.enqueue(new Uint8Array(1024).fill(32));
      },
      cancel: () => {
        cancelled = true;
      },
    });
    const headers = { "content-length": "10" };
    expect((await refuse({ body, duplex: "half", headers })).status).toBe(413);
    expect(pulled).toBeLessThan(70);
    expect(cancelled).toBe(true);
  });

  it("whose body comes too slowly is refused in time, and the body let go of", async () => {
    vi.useFakeTimers();
    let cancelled = false;
    const cancel = () => {
      cancelled = true;
    };
    const answer = refuse({ body: new ReadableStream({ cancel }), duplex: "half" });
    await vi.advanceTimersByTimeAsync(8_000);
    expect(await answer).toMatchObject({ status: 408, code: "timeout" });
    expect(cancelled).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("whose body breaks off is refused", async () => {
    const body = new ReadableStream({ start: (controller) => controller.error(new Error("reset")) });
    expect((await refuse({ body, duplex: "half" })).status).toBe(400);
  });

  it("of nobody is refused before its body is read", async () => {
    let pulled = 0;
    const { handler } = createBackend();
    const body = new ReadableStream({ pull: () => void pulled++ }, { highWaterMark: 0 });
    const init = { method: "POST", headers: { "content-type": "application/json" }, body, duplex: "half" };
    expect((await handler(new Request("https://app.example.com/track", init))).status).toBe(401);
    expect(pulled).toBe(0);
  });

  it("may hold no events", async () => {
    expect(await createBackend().track([])).toEqual([]);
  });
});

/** So many lists, one in the other, as JSON. */
const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;

describe("an event's params", () => {
  const params: [string, string][] = [
    ["null", "null"],
    ["a list", "[]"],
    ["no customerId", `{"featureId":"messages"}`],
    ["a customerId that is a number", `{"customerId":1,"featureId":"messages"}`],
    ["a customerId that is a list", `{"customerId":["ada"],"featureId":"messages"}`],
    ["neither feature nor event", `{"customerId":"ada"}`],
    ["both feature and event", `{"customerId":"ada","featureId":"messages","eventName":"message-sent"}`],
    ["a feature that is a list", `{"customerId":"ada","featureId":["messages"]}`],
    ["a value that is text", `{"customerId":"ada","featureId":"messages","value":"1"}`],
    ["a value of null", `{"customerId":"ada","featureId":"messages","value":null}`],
    ["an endless value", `{"customerId":"ada","featureId":"messages","value":1e999}`],
    ["a misspelled field", `{"customerId":"ada","featureID":"messages"}`],
    ["Autumn's own idempotency key", `{"customerId":"ada","featureId":"messages","idempotency_key":"x"}`],
    ["Autumn's spelling of the customer", `{"customerId":"ada","featureId":"messages","customer_id":"bob"}`],
    ["a prototype", `{"customerId":"ada","featureId":"messages","__proto__":{"value":9}}`],
    ["a constructor", `{"customerId":"ada","featureId":"messages","constructor":{"prototype":{"value":9}}}`],
    ["a prototype in place of fields", `{"__proto__":{"customerId":"ada","featureId":"messages"}}`],
    [
      "a prototype in properties",
      `{"customerId":"ada","featureId":"messages","properties":{"a":[{"__proto__":{"b":1}}]}}`,
    ],
    ["properties that are a list", `{"customerId":"ada","featureId":"messages","properties":[]}`],
    [
      "properties over 16 KB",
      `{"customerId":"ada","featureId":"messages","properties":{"a":"${"x".repeat(16 * 1024)}"}}`,
    ],
    ["properties 33 deep", `{"customerId":"ada","featureId":"messages","properties":{"a":${nested(32)}}}`],
    ["properties 30,000 deep", `{"customerId":"ada","featureId":"messages","properties":{"a":${nested(30_000)}}}`],
  ];
  it.each(params)("with %s are rejected", async (_name, json) => {
    const { send, calls } = createBackend();
    const answer = await send({ body: `{"v":1,"events":[{"id":"${id}","age":0,"params":${json}}]}` });
    expect(answer.json.results).toMatchObject([{ id, outcome: "rejected", error: { code: "invalid_params" } }]);
    expect(answer.json.results[0].error.message.length).toBeLessThanOrEqual(500);
    expect(calls).toEqual([]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it("that are missing are rejected", async () => {
    const { track, calls } = createBackend();
    expect(await track([eventOf(undefined as never)])).toMatchObject([{ outcome: "rejected" }]);
    expect(calls).toEqual([]);
  });

  it("of another customer wait, malformed or not", async () => {
    const { track, calls } = createBackend();
    const results = await track([
      eventOf({ customerId: "bob", featureId: "messages" }),
      eventOf({ customerId: "", featureId: "messages" }),
      eventOf({ customerId: "ada ", featureId: "messages" }),
      eventOf({ customerId: "ADA", featureId: "messages", value: -1e9 }),
    ]);
    expect(results.map(({ outcome }) => outcome)).toEqual(Array(4).fill("customer_mismatch"));
    expect(calls).toEqual([]);
  });
});

it("keeps what it did not foresee to itself, and tells the app", async () => {
  const { handler, errors } = createBackend();
  const response = await handler({ url: "no address" } as Request);
  expect([response.status, (await response.json()).error.code]).toEqual([500, "server_error"]);
  expect(errors).toMatchObject([{ step: "handler", cause: expect.any(TypeError) }]);
});
