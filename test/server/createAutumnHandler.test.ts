import { describe, expect, it } from "vitest";
import { AutumnError, type AutumnHandlerOptions, createAutumnHandler } from "../../src/server";
import { address, createBackend, eventOf, oneMessage, secretKey } from "./createBackend";

describe("an event on its way", () => {
  it("reaches Autumn under its own idempotency key, with the server's credentials", async () => {
    const { track, calls, autumn } = createBackend();
    const event = eventOf({ ...oneMessage, properties: { from: "toolbar" } });
    const [result] = await track([event]);
    expect(result?.outcome).toBe("delivered");
    expect(calls).toEqual([
      {
        url: "https://api.useautumn.com/v1/balances.track",
        headers: {
          authorization: `Bearer ${secretKey}`,
          "x-api-version": "2.3.0",
          "content-type": "application/json",
          accept: "application/json",
          "idempotency-key": `ada:${event.id}`,
        },
        body: { customer_id: "ada", feature_id: "messages", properties: { from: "toolbar" } },
      },
    ]);
    expect(autumn.balance("ada", "messages")?.usage).toBe(1);
  });

  it("answers with the balance, but without plans, breakdowns and ids of balances", async () => {
    const { trackOne } = createBackend();
    const { response } = await trackOne(oneMessage);
    expect(response).toEqual({
      customerId: "ada",
      value: 1,
      balance: {
        featureId: "messages",
        granted: 100,
        remaining: 99,
        usage: 1,
        unlimited: false,
        overageAllowed: false,
        maxPurchase: null,
        nextResetAt: expect.any(Number),
      },
      deductions: [{ featureId: "messages", value: 1 }],
    });
  });

  it("is told apart from the others of its request, in the order of the request", async () => {
    const { track, autumn } = createBackend();
    const results = await track([
      eventOf(oneMessage),
      eventOf({ ...oneMessage, featureId: "secrets" }),
      eventOf({ customerId: "ada", eventName: "message-sent", value: 5 }),
      eventOf({ customerId: "bob", featureId: "messages" }),
      eventOf({ customerId: "ada", featureId: "messages", value: "1" }),
    ]);
    expect(results.map(({ outcome, error }) => [outcome, error?.code])).toEqual([
      ["delivered", undefined],
      ["rejected", "not_allowed"],
      ["delivered", undefined],
      ["customer_mismatch", "customer_mismatch"],
      ["rejected", "invalid_params"],
    ]);
    expect(autumn.events.map(({ customerId, value }) => [customerId, value])).toEqual([
      ["ada", 1],
      ["ada", 5],
    ]);
  });

  it("counts once, however often it is sent", async () => {
    const { track, autumn } = createBackend();
    const event = eventOf(oneMessage);
    const outcomes = [];
    for (let attempt = 0; attempt < 3; attempt++) outcomes.push((await track([event]))[0]?.outcome);
    expect(outcomes).toEqual(["delivered", "duplicate", "duplicate"]);
    expect(autumn.balance("ada", "messages")?.usage).toBe(1);
  });

  it("can't be blocked by another customer who copies its id", async () => {
    const { track, autumn } = createBackend();
    const { id } = eventOf(oneMessage);
    await track([eventOf({ customerId: "bob", featureId: "messages" }, { id })], { "x-user": "bob" });
    const [result] = await track([eventOf(oneMessage, { id })]);
    expect(result?.outcome).toBe("delivered");
    expect(autumn.events.map(({ customerId }) => customerId)).toEqual(["bob", "ada"]);
  });

  it("goes to the Autumn that the options name", async () => {
    const { track, calls } = createBackend({ url: "http://autumn.internal:8080/v1/" });
    await track([eventOf(oneMessage)]);
    expect(calls[0]?.url).toBe("http://autumn.internal:8080/v1/balances.track");
  });
});

describe("the handler", () => {
  it("is a function, and carries itself under the names that Next.js looks for", () => {
    const { handler } = createBackend();
    expect(handler.POST).toBe(handler);
    expect(handler.OPTIONS).toBe(handler);
  });

  it("gives identify what it was called with", async () => {
    const handler = createAutumnHandler({
      secretKey,
      identify: (_request, session: { user: string }) => ({ customerId: session.user }),
      allow: () => true,
      fetch: createBackend().autumn.fetch,
    });
    const body = JSON.stringify({ v: 1, events: [eventOf(oneMessage)] });
    const request = new Request(address, { method: "POST", headers: { "content-type": "application/json" }, body });
    const answer = await (await handler(request, { user: "ada" })).json();
    expect(answer.results[0].outcome).toBe("delivered");
  });

  const right: AutumnHandlerOptions = { secretKey, identify: () => null, allow: { features: { messages: true } } };
  const wrongOptions: [string, Record<string, unknown>, RegExp][] = [
    ["no secret key", { secretKey: undefined }, /secretKey is missing.*AUTUMN_SECRET_KEY/],
    ["an empty secret key", { secretKey: "" }, /secretKey is missing/],
    ["a secret key with a line break", { secretKey: `${secretKey}\n` }, /secretKey is no secret key/],
    ["a publishable key", { secretKey: "am_pk_test_1" }, /secretKey is no secret key/],
    ["a customer's token", { secretKey: "am_jwt_1" }, /secretKey is no secret key/],
    ["no identify", { identify: undefined }, /identify is missing/],
    ["no policy", { allow: undefined }, /allow is missing/],
    ["true as policy", { allow: true }, /allow is missing/],
    ["a misspelled table", { allow: { feature: {} } }, /there is no allow\.feature\..*features, events/],
    ["a table of no rules", { allow: { features: "all" } }, /allow\.features is no object/],
    ["false as a rule", { allow: { features: { messages: false } } }, /allow\.features\["messages"\] is neither/],
    ["a misspelled rule", { allow: { events: { sent: { maximum: 3 } } } }, /no allow\.events\["sent"\]\.maximum/],
    ["a rule without values", { allow: { features: { messages: { min: 2 } } } }, /from 2 to 1/],
    ["a bound that is no number", { allow: { features: { messages: { max: "9" } } } }, /min and max are numbers/],
    ["NaN as a bound", { allow: { features: { messages: { max: Number.NaN } } } }, /from 0 to NaN/],
    ["an unknown kind of entity", { allow: { features: { messages: { entity: "all" } } } }, /entity is "all"/],
    [
      "a field that needs no rule",
      { allow: { features: { messages: { fields: ["value"] } } } },
      /Write a list of timestamp/,
    ],
    ["fields that are no list", { allow: { features: { messages: { fields: "async" } } } }, /fields is "async"/],
    ["a misspelled option", { ratelimit: () => true }, /there is no ratelimit.*rateLimit/],
    ["a limiter that is no function", { rateLimit: 100 }, /rateLimit is no function/],
    ["an address without a scheme", { url: "api.useautumn.com" }, /url is no plain http/],
    ["an address that is no http", { url: "file:///etc/passwd" }, /url is no plain http/],
    ["an address with a password", { url: "https://u:p@autumn.test/v1" }, /url is no plain http/],
    ["an address with a query", { url: "https://autumn.test/v1?next=" }, /url is no plain http/],
    ["a timeout of none", { timeout: 0 }, /timeout is 0/],
    ["a timeout that timers can't hold", { timeout: 2 ** 31 }, /timeout is 2147483648/],
    ["an age of Infinity", { maxAge: Number.POSITIVE_INFINITY }, /maxAge is Infinity/],
    ["all origins", { allowedOrigins: ["*"] }, /allowedOrigins has "\*"/],
    ["an origin with a path", { allowedOrigins: ["https://app.example.com/"] }, /no origin/],
    ["an origin in capitals", { allowedOrigins: ["https://App.example.com"] }, /no origin/],
    ["an origin that is no list", { allowedOrigins: "https://app.example.com" }, /allowedOrigins is no list/],
  ];
  it.each(wrongOptions)("isn't made with %s", (_name, options, message) => {
    const make = () => createAutumnHandler({ ...right, ...options } as AutumnHandlerOptions);
    expect(make).toThrow(AutumnError);
    expect(make).toThrow(message);
    expect(make).toThrow(expect.objectContaining({ code: "invalid_options" }));
    expect(make).not.toThrow(secretKey);
  });

  it("is made with what the design shows", () => {
    createAutumnHandler({
      ...right,
      allow: {
        features: { messages: true, seats: { min: -1, max: 1, entity: "own" } },
        events: { "message-sent": { max: 5 } },
      },
      allowedOrigins: ["https://app.example.com", "capacitor://localhost", "http://localhost:5173", "null"],
    });
  });
});
