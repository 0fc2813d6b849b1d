import { Autumn, HTTPClient } from "autumn-js";
import { describe, expect, it, test } from "vitest";
import { createAutumnClient, type TrackParams } from "../../src/index";
import { createAutumnHandler } from "../../src/server";

const secretKey = "am_sk_test_0123456789";
const customerId = "cus_1";

/** Every field of TrackParams, its edges, and what JSON makes of properties. */
const table: [string, TrackParams][] = [
  ["a feature", { customerId, featureId: "messages" }],
  ["an event", { customerId, eventName: "message-sent" }],
  ["a customer id with every character that Autumn allows", { customerId: "org:user-1_A", featureId: "messages" }],
  ["a customer id in another script", { customerId: "客户", featureId: "messages" }],
  ["ids with spaces inside", { customerId: "a b", featureId: "text messages" }],
  ["ids with quotes and backslashes", { customerId: 'a"b\\c', eventName: "line\nbreak" }],
  [
    "fields that are undefined",
    { customerId, featureId: "messages", eventName: undefined, value: undefined, lock: undefined },
  ],
  ["an entity", { customerId, featureId: "seats", entityId: "seat_1" }],
  ["an entity of an event", { customerId, eventName: "seat-used", entityId: "seat:7" }],
  ["the value 1", { customerId, featureId: "messages", value: 1 }],
  ["the value 0", { customerId, featureId: "messages", value: 0 }],
  ["the value -0", { customerId, featureId: "messages", value: -0 }],
  ["a negative value", { customerId, featureId: "messages", value: -3 }],
  ["a fraction", { customerId, featureId: "messages", value: 0.1 + 0.2 }],
  ["a tiny value", { customerId, featureId: "messages", value: 5e-324 }],
  ["the largest value", { customerId, featureId: "messages", value: 1e9 }],
  ["the smallest value", { customerId, featureId: "messages", value: -1e9 }],
  ["no properties", { customerId, featureId: "messages", properties: {} }],
  ["flat properties", { customerId, featureId: "messages", properties: { model: "small", tokens: 12, cached: false } }],
  ["nested properties", { customerId, featureId: "messages", properties: { a: { b: [1, { c: null }] } } }],
  ["a date in properties", { customerId, featureId: "messages", properties: { at: new Date(0), all: [new Date(1)] } }],
  [
    "undefined in properties",
    { customerId, featureId: "messages", properties: { gone: undefined, list: [undefined] } },
  ],
  [
    "properties in several spellings",
    { customerId, featureId: "messages", properties: { camelCase: 1, snake_case: { innerKey: 2 } } },
  ],
  [
    "properties named as fields",
    { customerId, featureId: "messages", properties: { customerId: "x", feature_id: "y", lock: { lockId: "z" } } },
  ],
  [
    "properties in other scripts",
    { customerId, featureId: "messages", properties: { ключ: "值 😀", "\u2028": "\u0000" } },
  ],
  [
    "an object with a toJSON in properties",
    { customerId, featureId: "messages", properties: { url: new URL("https://example.com/a?b=c") } },
  ],
  [
    "an instance of a class in properties",
    {
      customerId,
      featureId: "messages",
      properties: {
        point: new (class Point {
          x = 1;
          y = 2;
        })(),
      },
    },
  ],
  [
    "numbers in properties",
    { customerId, featureId: "messages", properties: { big: 1e300, small: 1e-7, negativeZero: -0 } },
  ],
  ["large properties", { customerId, featureId: "messages", properties: { text: "x".repeat(16_000) } }],
  ["a timestamp", { customerId, featureId: "messages", timestamp: 1_700_000_000_000 }],
  ["the earliest timestamp", { customerId, featureId: "messages", timestamp: Date.UTC(2001, 0) }],
  ["cap", { customerId, featureId: "messages", overageBehavior: "cap" }],
  ["overflow", { customerId, featureId: "messages", overageBehavior: "overflow" }],
  ["async", { customerId, featureId: "messages", async: true }],
  ["not async", { customerId, featureId: "messages", async: false }],
  ["a lock", { customerId, featureId: "messages", lock: { lockId: "lock_1", enabled: true } }],
  [
    "a lock that expires",
    {
      customerId,
      featureId: "messages",
      lock: { lockId: "l".repeat(256), enabled: true, expiresAt: 1_900_000_000_000 },
    },
  ],
  [
    "everything at once",
    {
      customerId,
      featureId: "messages",
      entityId: "seat_1",
      value: 2.5,
      properties: { from: "toolbar" },
      timestamp: 1_700_000_000_000,
      overageBehavior: "overflow",
      async: true,
      lock: { lockId: "lock_1", enabled: true, expiresAt: 1_900_000_000_000 },
    },
  ],
];

type Exchange = { method: string; url: string; headers: Record<string, string>; body: unknown };

/** What an HTTP stack adds by itself, and the key, which only ours sends. */
const notCompared = ["cookie", "user-agent", "idempotency-key"];

/** An Autumn that notes what reaches it. */
function createAutumn() {
  const exchanges: Exchange[] = [];
  async function fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const request = new Request(input, init);
    const headers = Object.fromEntries([...request.headers].filter(([name]) => !notCompared.includes(name)));
    exchanges.push({ method: request.method, url: request.url, headers, body: await request.json() });
    return Response.json({ customer_id: customerId, value: 1, balance: null });
  }
  return { fetch, exchanges };
}

async function sentByUs(params: TrackParams): Promise<Exchange[]> {
  const { fetch, exchanges } = createAutumn();
  const handler = createAutumnHandler({
    secretKey,
    identify: () => ({ customerId: params.customerId }),
    allow: () => true,
    fetch,
  });
  const client = createAutumnClient({
    fetch: (url, init) => handler(new Request(new URL(String(url), "https://app.test"), init)),
  });
  await client.track(params);
  return exchanges;
}

async function sentByTheSdk(params: TrackParams): Promise<Exchange[]> {
  const { fetch, exchanges } = createAutumn();
  const httpClient = new HTTPClient({ fetcher: fetch });
  await new Autumn({ secretKey, xApiVersion: "2.3.0", failOpen: false, httpClient }).track(params);
  return exchanges;
}

describe("what reaches Autumn through client and handler is what the official SDK sends", () => {
  it("is compared for more than thirty params", () => {
    expect(table.length).toBeGreaterThan(30);
  });

  test.each(table)("for %s", async (_, params) => {
    const ours = await sentByUs(params);

    expect(ours).toEqual(await sentByTheSdk(params));
    expect(ours).toHaveLength(1);
    expect(ours[0]?.headers).toEqual({
      accept: "application/json",
      authorization: `Bearer ${secretKey}`,
      "content-type": "application/json",
      "x-api-version": "2.3.0",
    });
  });
});
