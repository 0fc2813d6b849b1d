import { afterEach, describe, expect, it, test, vi } from "vitest";
import type { Allow } from "../../src/server";
import { createBackend, eventOf, oneMessage } from "./createBackend";

const url = "https://app.example.com/api/autumn/balance";

function createBalances(options: Parameters<typeof createBackend>[0] = {}) {
  const backend = createBackend(options);
  return {
    ...backend,
    ask: (body: object, headers: Record<string, string> = {}) =>
      backend.send({ url, headers, body: JSON.stringify({ v: 1, ...body }) }),
  };
}

const messages = {
  featureId: "messages",
  granted: 100,
  remaining: 100,
  usage: 0,
  unlimited: false,
  overageAllowed: false,
  maxPurchase: null,
  nextResetAt: expect.any(Number),
};

afterEach(() => {
  vi.useRealTimers();
});

describe("the answer", () => {
  it("is what is left for the signed-in customer, without plans and breakdowns, and the handler's clock", async () => {
    const { ask, track } = createBalances();
    await track([eventOf(oneMessage)]);
    const { status, json, headers } = await ask({ featureId: "messages" });
    expect(json).toEqual({ v: 1, now: expect.any(Number), balance: { ...messages, remaining: 99, usage: 1 } });
    expect(status).toBe(200);
    expect(headers.get("cache-control")).toBe("no-store");
  });

  it("comes from one call of balances.check, which counts nothing", async () => {
    const { ask, calls, autumn } = createBalances();
    await ask({ featureId: "messages" });
    expect(calls).toMatchObject([
      {
        url: "https://api.useautumn.com/v1/balances.check",
        headers: { "x-api-version": "2.3.0" },
        body: { customer_id: "ada", feature_id: "messages" },
      },
    ]);
    expect(Object.keys(calls[0]?.body ?? {})).toEqual(["customer_id", "feature_id"]);
    expect(autumn.events).toEqual([]);
  });

  it("is null for a feature that has no balance", async () => {
    const balance = (feature: object) =>
      vi.fn(async () => Response.json({ allowed: true, customer_id: "ada", required_balance: 1, ...feature }));
    const flag = { id: "ent_1", plan_id: "pro", expires_at: null, feature_id: "sso" };
    for (const feature of [
      { balance: null, flag },
      { balance: null, flag: null },
    ]) {
      const { json } = await createBalances({ fetch: balance(feature) }).ask({ featureId: "messages" });
      expect(json).toEqual({ v: 1, now: expect.any(Number), balance: null });
    }
  });

  it("tells of an unlimited feature", async () => {
    const balance = { feature_id: "messages", granted: 0, remaining: 0, usage: 7, unlimited: true, breakdown: [{}] };
    const { json } = await createBalances({ fetch: async () => Response.json({ balance }) }).ask({
      featureId: "messages",
    });
    expect(json.balance).toEqual({ featureId: "messages", granted: 0, remaining: 0, usage: 7, unlimited: true });
  });

  it("comes for a customer who is new to Autumn, who is created first", async () => {
    const { ask, calls } = createBalances({ identify: () => ({ customerId: "eve", name: "Eve" }) });
    expect((await ask({ featureId: "messages" })).json.balance).toEqual(messages);
    expect(calls.map(({ url }) => url.split("/").pop())).toEqual([
      "balances.check",
      "customers.get_or_create",
      "balances.check",
    ]);
    expect(calls[1]?.body).toEqual({ customer_id: "eve", name: "Eve" });
  });
});

describe("whose balance it is", () => {
  it("says identify, whatever the body says in Autumn's words", async () => {
    const { ask, calls } = createBalances();
    await ask({ featureId: "messages", customer_id: "bob", customer: "bob", send_event: true, required_balance: 0 });
    expect(calls[0]?.body).toEqual({ customer_id: "ada", feature_id: "messages" });
  });

  it("is nobody's where nobody is signed in", async () => {
    const { ask } = createBalances({ identify: () => null });
    expect(await ask({ featureId: "messages" })).toMatchObject({
      status: 401,
      json: { error: { code: "unauthorized" } },
    });
  });

  it("is not told to a page that takes somebody else for the signed-in customer", async () => {
    const { ask, calls } = createBalances();
    const refused = await ask({ customerId: "bob", featureId: "messages" });
    expect(refused).toMatchObject({ status: 403, json: { error: { code: "customer_mismatch" } } });
    expect(calls).toEqual([]);
    expect((await ask({ customerId: "ada", featureId: "messages" })).status).toBe(200);
  });
});

describe("what may be looked at", () => {
  const own = { features: { messages: { entity: "own" } } } as const;
  const any = { features: { messages: { entity: "any" } } } as const;
  const cases: [string, Allow, object, number][] = [
    ["a feature that may be tracked", { features: { messages: true } }, {}, 200],
    ["a feature whose events have a least value", { features: { messages: { min: 5, max: 9 } } }, {}, 200],
    ["a feature of which nothing may be tracked", { features: { messages: { max: 0 } } }, {}, 200],
    ["no feature that isn't listed", { features: { seats: true } }, {}, 403],
    ["no feature that is only an event's", { events: { messages: true } }, {}, 403],
    ["no entity without a rule for it", { features: { messages: true } }, { entityId: "desk" }, 403],
    ["the own entity where the rule says own", own, { entityId: "desk" }, 200],
    ["no other entity where the rule says own", own, { entityId: "throne" }, 403],
    ["any entity where the rule says any", any, { entityId: "desk" }, 200],
    ["no feature by prototype", { features: { messages: true } }, { featureId: "constructor" }, 403],
    ["no feature named __proto__", { features: { messages: true } }, { featureId: "__proto__" }, 403],
    ["what a function allows", (params) => params.featureId === "messages", {}, 200],
    ["not what a function doesn't allow", (params) => params.featureId === "seats", {}, 403],
  ];
  test.each(cases)("is %s", async (_, allow, body, status) => {
    const { ask, calls } = createBalances({ allow, identify: () => ({ customerId: "ada", entityId: "desk" }) });
    const answer = await ask({ featureId: "messages", ...body });
    expect(answer.status).toBe(status);
    expect(calls).toHaveLength(status === 200 ? 1 : 0);
    if (status !== 200) expect(answer.json.error.code).toBe("not_allowed");
  });

  it("is asked of a function as an event without a value would be", async () => {
    const allow = vi.fn(() => true);
    await createBalances({ allow }).ask({ featureId: "messages", entityId: "desk" });
    expect(allow.mock.calls).toEqual([
      [{ customerId: "ada", featureId: "messages", entityId: "desk" }, expect.objectContaining({ customerId: "ada" })],
    ]);
  });

  it("is nothing while the function throws", async () => {
    const { ask, errors } = createBalances({
      allow: () => {
        throw new TypeError("no database");
      },
    });
    expect(await ask({ featureId: "messages" })).toMatchObject({
      status: 500,
      json: { error: { code: "server_error" } },
    });
    expect(errors).toMatchObject([{ step: "allow" }]);
  });

  it("still has no event of value 0 pass a rule that asks for more", async () => {
    const { trackOne } = createBalances({ allow: { features: { messages: { min: 1 } } } });
    expect(await trackOne({ ...oneMessage, value: 0 })).toMatchObject({ error: { code: "not_allowed" } });
  });
});

describe("refusals", () => {
  test.each([
    ["no version", { v: undefined, featureId: "messages" }, 400, "request_refused"],
    ["another version", { v: 2, featureId: "messages" }, 400, "request_refused"],
    ["no feature", {}, 400, "invalid_params"],
    ["an empty feature", { featureId: " " }, 400, "invalid_params"],
    ["a list as feature", { featureId: ["messages"] }, 400, "invalid_params"],
    ["an empty entity", { featureId: "messages", entityId: "" }, 400, "invalid_params"],
    ["a customer that is a number", { featureId: "messages", customerId: 1 }, 400, "invalid_params"],
  ])("of %s", async (_, body, status, code) => {
    const { ask, calls } = createBalances();
    expect(await ask(body)).toMatchObject({ status, json: { error: { code } } });
    expect(calls).toEqual([]);
  });

  it("of pages of other origins come before anybody is asked", async () => {
    const identify = vi.fn(() => ({ customerId: "ada" }));
    const { ask } = createBalances({ identify });
    expect((await ask({ featureId: "messages" }, { origin: "https://evil.test" })).status).toBe(403);
    expect(identify).not.toHaveBeenCalled();
  });

  it("of the rate limit count a look as one", async () => {
    const rateLimit = vi.fn((_customerId: string, _events: number) => false);
    const { ask, calls } = createBalances({ rateLimit });
    expect(await ask({ featureId: "messages" })).toMatchObject({
      status: 429,
      json: { error: { code: "rate_limited" } },
    });
    expect(rateLimit.mock.calls).toEqual([["ada", 1]]);
    expect(calls).toEqual([]);
  });

  it("of Autumn are passed on where they are about the feature or the entity, without Autumn's words", async () => {
    const allow = { features: { messages: { entity: "any" }, nonsense: true } } as const;
    const { ask, errors } = createBalances({ allow });
    const answers = [await ask({ featureId: "nonsense" }), await ask({ featureId: "messages", entityId: "throne" })];
    expect(answers.map(({ status, json }) => [status, json.error.code])).toEqual([
      [404, "feature_not_found"],
      [404, "entity_not_found"],
    ]);
    expect(JSON.stringify(answers)).not.toContain("throne");
    expect(errors).toEqual([]);
  });

  const upstream: [string, () => Promise<Response>][] = [
    [
      "does not know the key",
      async () => Response.json({ code: "invalid_secret_key", message: "am_sk" }, { status: 401 }),
    ],
    ["is down", async () => Response.json({ code: "internal_error" }, { status: 500 })],
    ["can't be reached", () => Promise.reject(new TypeError("no route"))],
    ["answers what is no balance", async () => Response.json({ balance: { feature_id: "messages" } })],
    ["answers HTML", async () => new Response("<p>hello</p>")],
    [
      "can't tell",
      async () => Response.json({ allowed: true, customer_id: "ada", balance: null, flag: null }, { status: 202 }),
    ],
  ];
  test.each(upstream)("are temporary where Autumn %s", async (_, fetch) => {
    const { ask, errors } = createBalances({ fetch });
    expect(await ask({ featureId: "messages" })).toMatchObject({
      status: 503,
      json: { error: { code: "server_error" } },
    });
    expect(errors.map(({ step }) => step)).toEqual(["autumn"]);
  });

  it("come in time where Autumn does not answer", async () => {
    vi.useFakeTimers();
    const { ask } = createBalances({ fetch: () => new Promise(() => {}), timeout: 3_000 });
    const answer = ask({ featureId: "messages" });
    await vi.advanceTimersByTimeAsync(3_000);
    expect((await answer).status).toBe(503);
    expect(vi.getTimerCount()).toBe(0);
  });
});
