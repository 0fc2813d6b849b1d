import { afterEach, beforeEach, describe, expect, it, test, vi } from "vitest";
import { type AutumnError, createAutumnApiClient } from "../../src/index";
import { createTestAutumn } from "../../src/testing";

const secretKey = "am_sk_test_0123456789";
const params = { customerId: "cus_1", featureId: "messages", value: 3 };

function createAutumn() {
  return createTestAutumn({
    features: { messages: { included: 100, eventNames: ["message-sent"] }, words: { included: 1_000 } },
    customers: ["cus_1", "cus_2"],
  });
}

/** What the app's backend does for a customer. */
async function mint(autumn: ReturnType<typeof createAutumn>, customerId: string): Promise<string> {
  const answer = await autumn.fetch("https://api.useautumn.com/v1/keys.mint", {
    method: "POST",
    headers: { authorization: `Bearer ${secretKey}`, "x-api-version": "2.3.0" },
    body: JSON.stringify({ customer_id: customerId }),
  });
  return (await answer.json()).access_token;
}

async function errorOf(promise: Promise<unknown>): Promise<AutumnError> {
  return promise.then(
    () => expect.fail("it resolved"),
    (error) => error,
  );
}

beforeEach(() => {
  vi.stubGlobal("navigator", undefined);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("tracking with a customer's token", () => {
  it("counts the event and resolves to what is left, without plans and breakdowns", async () => {
    const autumn = createAutumn();
    const client = createAutumnApiClient({ token: await mint(autumn, "cus_1"), fetch: autumn.fetch });
    const response = await client.track({ ...params, properties: { from: "test" } });

    expect(response).toEqual({
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
    });
    expect(autumn.events).toMatchObject([{ customerId: "cus_1", value: 3, properties: { from: "test" } }]);
  });

  it("sends what Autumn's API asks for", async () => {
    const fetch = vi.fn(async (..._: Parameters<typeof globalThis.fetch>) =>
      Response.json({ customer_id: "cus_1", value: 1, balance: null }),
    );
    const client = createAutumnApiClient({ token: "am_jwt_x", fetch, url: "https://autumn.example.com/v1/" });
    await client.track(
      { customerId: "cus_1", eventName: "message-sent", overageBehavior: "overflow" },
      { headers: { "Idempotency-Key": "cus_1:1" }, keepalive: true },
    );

    const [url, init] = fetch.mock.calls[0] ?? [];
    expect(url).toBe("https://autumn.example.com/v1/balances.track");
    expect(init).toMatchObject({ method: "POST", redirect: "manual", keepalive: true });
    expect(Object.fromEntries(new Headers(init?.headers))).toEqual({
      accept: "application/json",
      authorization: "Bearer am_jwt_x",
      "content-type": "application/json",
      "idempotency-key": "cus_1:1",
      "x-api-version": "2.3.0",
    });
    expect(JSON.parse(String(init?.body))).toEqual({
      customer_id: "cus_1",
      event_name: "message-sent",
      overage_behavior: "overflow",
    });
  });

  it("resolves the repetition of a key as a duplicate, and counts once", async () => {
    const autumn = createAutumn();
    const client = createAutumnApiClient({ token: await mint(autumn, "cus_1"), fetch: autumn.fetch });
    const options = { headers: { "Idempotency-Key": "cus_1:1" } };
    await client.track(params, options);

    await expect(client.track(params, options)).resolves.toEqual({
      customerId: "cus_1",
      value: 3,
      balance: null,
      duplicate: true,
    });
    expect(autumn.events).toHaveLength(1);
  });

  it("asks for a new token after a 401, once", async () => {
    const autumn = createAutumn();
    const good = await mint(autumn, "cus_1");
    const token = vi.fn(async () => good).mockResolvedValueOnce("am_jwt_expired");
    const client = createAutumnApiClient({ token, fetch: autumn.fetch });
    await client.track(params);
    await client.track(params);

    expect(token).toHaveBeenCalledTimes(2);
    expect(autumn.events).toHaveLength(2);
  });

  it("rejects as unauthorized where the new token is refused as well", async () => {
    const autumn = createAutumn();
    const client = createAutumnApiClient({ token: () => "am_jwt_expired", fetch: autumn.fetch });

    expect(await errorOf(client.track(params))).toMatchObject({ code: "unauthorized", status: 401 });
  });

  it("rejects invalid params before anything is sent", async () => {
    const fetch = vi.fn<typeof globalThis.fetch>();
    const client = createAutumnApiClient({ token: "am_jwt_x", fetch });

    expect((await errorOf(client.track({ ...params, customerId: "" }))).code).toBe("invalid_params");
    expect(fetch).not.toHaveBeenCalled();
  });
});

describe("Autumn's refusals and failures", () => {
  test.each<[object, string, number]>([
    [{ featureId: "unheard" }, "feature_not_found", 404],
    [{ featureId: undefined, eventName: "unheard" }, "event_not_found", 404],
    [{ entityId: "unheard" }, "entity_not_found", 404],
  ])("rejects %o as %s", async (wrong, code, status) => {
    const autumn = createAutumn();
    const client = createAutumnApiClient({ token: await mint(autumn, "cus_1"), fetch: autumn.fetch });

    expect(await errorOf(client.track({ ...params, ...wrong }))).toMatchObject({ code, status });
    expect(autumn.events).toHaveLength(0);
  });

  test.each<[number, string, number | undefined]>([
    [403, "request_refused", undefined],
    [429, "rate_limited", 1_000],
    [500, "server_error", undefined],
    [503, "server_error", 1_000],
  ])("rejects a %i as %s", async (status, code, retryAfter) => {
    const autumn = createAutumn();
    const client = createAutumnApiClient({ token: await mint(autumn, "cus_1"), fetch: autumn.fetch });
    autumn.fail({ status });

    expect(await errorOf(client.track(params))).toMatchObject({ code, status, retryAfter });
  });

  it("doesn't pass on what Autumn says", async () => {
    const fetch = async () =>
      Response.json({ code: "invalid_inputs", message: "internal_column is null", env: "live" }, { status: 400 });
    const error = await errorOf(createAutumnApiClient({ token: "am_jwt_x", fetch }).track(params));

    expect(error.code).toBe("invalid_params");
    expect(error.message).not.toContain("internal_column");
  });

  it("rejects a lost connection as network_error", async () => {
    const autumn = createAutumn();
    const client = createAutumnApiClient({ token: await mint(autumn, "cus_1"), fetch: autumn.fetch });
    autumn.loseResponse();

    expect((await errorOf(client.track(params))).code).toBe("network_error");
    expect(autumn.events).toHaveLength(1);
  });

  test.each([
    ["a login page", () => new Response("<html>", { headers: { "content-type": "text/html" } })],
    ["nothing", () => new Response("")],
    [
      "truncated JSON",
      () => new Response('{"customer_id":"cus_1",', { headers: { "content-type": "application/json" } }),
    ],
    ["another shape", () => Response.json({ success: true })],
    ["a value that is no number", () => Response.json({ customer_id: "cus_1", value: "1", balance: null })],
    ["204", () => new Response(null, { status: 204 })],
  ])("rejects %s as invalid_response", async (_, reply) => {
    const client = createAutumnApiClient({ token: "am_jwt_x", fetch: async () => reply() });

    expect((await errorOf(client.track(params))).code).toBe("invalid_response");
  });
});

describe("a secret key in a browser", () => {
  const places: [string, () => void][] = [
    ["a page", () => vi.stubGlobal("document", {})],
    ["a worker", () => vi.stubGlobal("navigator", { userAgent: "Mozilla/5.0 (X11; Linux x86_64)" })],
  ];

  test.each(places)("is refused when the client is made, in %s", (_, enter) => {
    enter();

    expect(() => createAutumnApiClient({ token: secretKey })).toThrow(
      expect.objectContaining({ code: "secret_key_in_browser", message: expect.not.stringContaining(secretKey) }),
    );
  });

  test.each(places)("is refused when a function hands it out, in %s", async (_, enter) => {
    enter();
    const fetch = vi.fn<typeof globalThis.fetch>();
    const error = await errorOf(createAutumnApiClient({ token: () => secretKey, fetch }).track(params));

    expect(error.code).toBe("secret_key_in_browser");
    expect(JSON.stringify([error, error.message, error.stack])).not.toContain(secretKey);
    expect(fetch).not.toHaveBeenCalled();
  });

  test.each([
    ["Node", { userAgent: "Node.js/22" }],
    ["React Native", { product: "ReactNative" }],
    ["an edge runtime", { userAgent: "Cloudflare-Workers" }],
  ])("is welcome in %s", async (_, navigator) => {
    vi.stubGlobal("navigator", navigator);
    const autumn = createAutumn();
    await createAutumnApiClient({ token: secretKey, fetch: autumn.fetch }).track(params);

    expect(autumn.events).toHaveLength(1);
  });

  it("doesn't keep customer tokens out", async () => {
    vi.stubGlobal("document", {});
    const autumn = createAutumn();
    const client = createAutumnApiClient({ token: await mint(autumn, "cus_1"), fetch: autumn.fetch });

    await expect(client.track(params)).resolves.toMatchObject({ value: 3 });
  });
});

describe("the token option", () => {
  test.each([undefined, null, "", 5])("throws invalid_options for %o", (token) => {
    expect(() => createAutumnApiClient({ token: token as unknown as string })).toThrow(
      expect.objectContaining({ code: "invalid_options" }),
    );
  });

  test.each([undefined, null, ""])("rejects as unauthorized where the function answers %o", async (token) => {
    const fetch = vi.fn<typeof globalThis.fetch>();
    const client = createAutumnApiClient({ token: async () => token as unknown as string, fetch });

    expect((await errorOf(client.track(params))).code).toBe("unauthorized");
    expect(fetch).not.toHaveBeenCalled();
  });
});
