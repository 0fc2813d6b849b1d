import { expect, test } from "vitest";
import { createTestAutumn } from "../../src/testing";
import { post, track } from "./post";

const create = () =>
  createTestAutumn({
    features: {
      messages: { included: 100 },
      seats: { included: 3, consumable: false },
      actions: {},
      images: { included: 5 },
      credits: { included: 50, creditSchema: { actions: 2, images: 10 } },
      sso: { included: true },
      beta: { included: false },
      unplanned: {},
    },
    customers: ["cus_1"],
  });

const check = async (autumn: ReturnType<typeof create>, body: object) =>
  (await post(autumn, "balances.check", { customer_id: "cus_1", ...body })).body;

test.each([
  ["messages", 100, true],
  ["messages", 100.5, false],
  ["messages", -1, true],
  ["messages", 0, true],
  ["sso", 1, true],
  ["beta", 1, false],
  ["unplanned", 1, false],
])("%s, %d: allowed is %s", async (feature_id, required_balance, allowed) => {
  expect(await check(create(), { feature_id, required_balance })).toMatchObject({ allowed, required_balance });
});

test("a boolean feature has a flag and no balance, a metered one the reverse", async () => {
  const autumn = create();
  expect(await check(autumn, { feature_id: "sso" })).toMatchObject({
    balance: null,
    flag: { feature_id: "sso", plan_id: "free" },
  });
  expect(await check(autumn, { feature_id: "messages" })).toMatchObject({ balance: { remaining: 100 }, flag: null });
});

test("asks in credits where credits decide, and a feature's own balance first", async () => {
  const autumn = create();
  expect(await check(autumn, { feature_id: "actions", required_balance: 25 })).toMatchObject({
    allowed: true,
    required_balance: 50,
  });
  expect(await check(autumn, { feature_id: "actions", required_balance: 26 })).toMatchObject({
    allowed: false,
    required_balance: 52,
  });
  expect(await check(autumn, { feature_id: "images", required_balance: 5 })).toMatchObject({
    allowed: true,
    required_balance: 5,
    balance: { feature_id: "images" },
  });
  expect(await check(autumn, { feature_id: "images", required_balance: 6 })).toMatchObject({
    allowed: false,
    required_balance: 60,
    balance: { feature_id: "credits" },
  });
});

test("send_event uses what it asks about, all or nothing, and writes the ledger", async () => {
  const autumn = create();
  const ask = { feature_id: "messages", send_event: true, properties: { from: "check" } };
  expect(await check(autumn, { ...ask, required_balance: 60 })).toMatchObject({
    allowed: true,
    balance: { usage: 60 },
  });
  expect(await check(autumn, { ...ask, required_balance: 60 })).toMatchObject({
    allowed: false,
    balance: { usage: 60 },
  });
  expect(autumn.events).toMatchObject([{ featureId: "messages", value: 60, properties: { from: "check" } }]);
});

test("send_event is refused for a boolean feature and takes nothing outside the plan", async () => {
  const autumn = create();
  expect(await check(autumn, { feature_id: "sso", send_event: true })).toMatchObject({ code: "invalid_request" });
  expect(await check(autumn, { feature_id: "unplanned", send_event: true })).toMatchObject({
    allowed: false,
    balance: null,
  });
  expect(autumn.events).toEqual([]);
});

test("without send_event changes nothing", async () => {
  const autumn = create();
  await check(autumn, { feature_id: "messages", required_balance: 5 });
  expect(autumn.balance("cus_1", "messages")).toMatchObject({ usage: 0 });
  expect(autumn.events).toEqual([]);
});

test("a lock holds what it took until it is confirmed, released, or changed", async () => {
  const autumn = create();
  const lock = (lock_id: string) =>
    track(autumn, { feature_id: "messages", value: 10, lock: { lock_id, enabled: true } });
  const finalize = (body: object) => post(autumn, "balances.finalize", body);
  const usage = () => autumn.balance("cus_1", "messages")?.usage;

  await lock("a");
  expect((await finalize({ lock_id: "a", action: "confirm" })).body).toEqual({ success: true });
  expect(usage()).toBe(10);
  expect(await finalize({ lock_id: "a", action: "confirm" })).toMatchObject({
    status: 400,
    body: { code: "invalid_request" },
  });

  await lock("b");
  await finalize({ lock_id: "b", action: "release" });
  expect(usage()).toBe(10);

  await lock("c");
  await finalize({ lock_id: "c", action: "confirm", override_value: 4 });
  expect(usage()).toBe(14);

  await lock("d");
  await finalize({ lock_id: "d", action: "confirm", override_value: 25 });
  expect(usage()).toBe(39);

  await lock("e");
  await finalize({ lock_id: "e", action: "confirm", override_value: -9 });
  expect(usage()).toBe(30);

  expect(autumn.events.reduce((sum, { deductions }) => sum + Number(deductions[0]?.value ?? 0), 0)).toBe(30);
  expect((await finalize({ lock_id: "f", action: "release", override_value: 1 })).status).toBe(400);
});

test("a second lock of the same id is refused with 409, takes nothing and keeps its key", async () => {
  const autumn = create();
  const body = { feature_id: "messages", value: 10, lock: { lock_id: "a", enabled: true } };
  await track(autumn, body, "first");
  expect(await track(autumn, body, "second")).toMatchObject({ status: 409, body: { code: "lock_already_exists" } });
  expect((await track(autumn, { feature_id: "messages" }, "second")).body.code).toBe("duplicate_idempotency_key");
  expect(autumn.balance("cus_1", "messages")).toMatchObject({ usage: 10 });
});

test("a lock gives back from credits what it took from credits", async () => {
  const autumn = create();
  await track(autumn, { feature_id: "images", value: 7, lock: { lock_id: "a", enabled: true } });
  expect([autumn.balance("cus_1", "images")?.usage, autumn.balance("cus_1", "credits")?.usage]).toEqual([5, 20]);
  await post(autumn, "balances.finalize", { lock_id: "a", action: "confirm", override_value: 4 });
  expect([autumn.balance("cus_1", "images")?.usage, autumn.balance("cus_1", "credits")?.usage]).toEqual([4, 0]);
});

test("what a lock gives back is a row of the ledger, of what it gave back only", async () => {
  const autumn = create();
  await track(autumn, { feature_id: "images", value: 7, lock: { lock_id: "a", enabled: true } });
  await post(autumn, "balances.finalize", {
    lock_id: "a",
    action: "confirm",
    override_value: 6,
    properties: { why: "x" },
  });
  expect(autumn.events.at(-1)).toMatchObject({
    featureId: "images",
    value: -1,
    properties: { why: "x" },
    deductions: [{ featureId: "credits", value: -10 }],
  });
});

test("a lock of a check releases itself when it ends, a lock of a track is only forgotten", async () => {
  const autumn = createTestAutumn({
    features: { messages: { included: 100 } },
    customers: ["cus_1"],
    now: () => 1_800_000_000_000,
  });
  const hour = 60 * 60 * 1000;
  const lock = (lock_id: string) => ({ lock_id, enabled: true, expires_at: 1_800_000_000_000 + hour });
  await post(autumn, "balances.check", {
    customer_id: "cus_1",
    feature_id: "messages",
    required_balance: 5,
    lock: lock("a"),
  });
  await track(autumn, { feature_id: "messages", value: 3, lock: lock("b") });
  autumn.advance(hour);
  expect(autumn.balance("cus_1", "messages")).toMatchObject({ usage: 3 });
  autumn.advance(hour);
  expect((await post(autumn, "balances.finalize", { lock_id: "b", action: "release" })).status).toBe(400);
  expect(autumn.balance("cus_1", "messages")).toMatchObject({ usage: 3 });
});

test("a check locks nothing that is held rather than used up, and for no longer than a day", async () => {
  const autumn = create();
  const lock = { lock_id: "a", enabled: true };
  expect(await check(autumn, { feature_id: "seats", lock })).toMatchObject({ code: "invalid_request" });
  const tooLong = { ...lock, expires_at: Date.now() + 25 * 60 * 60 * 1000 };
  expect(await check(autumn, { feature_id: "messages", lock: tooLong })).toMatchObject({ code: "invalid_request" });
});

test("a check with a lock that exists is refused with 409", async () => {
  const autumn = create();
  const lock = { lock_id: "a", enabled: true };
  expect(await check(autumn, { feature_id: "messages", lock })).toMatchObject({ allowed: true, balance: { usage: 1 } });
  expect(await check(autumn, { feature_id: "messages", lock })).toMatchObject({ code: "lock_already_exists" });
});
