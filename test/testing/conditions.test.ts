import { expect, test } from "vitest";
import { createTestAutumn } from "../../src/testing";
import { post, track } from "./post";

const event = { feature_id: "messages" };
const create = () =>
  createTestAutumn({
    features: { messages: { included: 100, eventNames: ["message-sent"] } },
    customers: ["cus_1", "cus_2"],
    now: () => Date.UTC(2026, 0, 1),
  });

test("counts an async event about a second later, under its own time and key", async () => {
  const autumn = create();
  const { status, body } = await track(autumn, { ...event, value: 7, async: true }, "key");
  expect([status, body]).toEqual([202, { customer_id: "cus_1", value: 7, balance: null }]);
  expect(autumn.events).toEqual([]);
  autumn.advance(1_000);
  expect(autumn.balance("cus_1", "messages")).toMatchObject({ usage: 7 });
  expect(autumn.events).toMatchObject([{ idempotencyKey: "key", value: 7, timestamp: Date.UTC(2026, 0, 1) }]);
});

test("loses an async event that turns out impossible", async () => {
  const autumn = create();
  await track(autumn, { ...event, customer_id: "nobody", async: true });
  await track(autumn, { ...event, value: 101, overage_behavior: "reject", async: true });
  await track(autumn, { event_name: "message-sent", overage_behavior: "reject", async: true });
  autumn.advance(60_000);
  expect(autumn.events).toEqual([]);
});

test("without the balance store queues tracks, allows checks, and counts when the queue delivers again", async () => {
  const autumn = create();
  autumn.conditions({ unavailable: ["balances"] });
  expect((await track(autumn, event)).status).toBe(202);
  const check = await post(autumn, "balances.check", { customer_id: "cus_1", feature_id: "nope", required_balance: 5 });
  expect([check.status, check.body]).toEqual([
    202,
    { allowed: true, customer_id: "cus_1", required_balance: 5, balance: null, flag: null },
  ]);
  autumn.advance(2_000);
  autumn.conditions({});
  expect(autumn.events).toEqual([]);
  autumn.advance(29_999);
  expect(autumn.events).toEqual([]);
  autumn.advance(1);
  expect(autumn.events).toHaveLength(1);
});

test("without balances and queue fails with 500 and frees the key, without the queue alone counts at once", async () => {
  const autumn = create();
  autumn.conditions({ unavailable: ["balances", "queue"] });
  const { status, body } = await track(autumn, event, "key");
  expect([status, body.code]).toEqual([500, "internal_error"]);
  autumn.conditions({ unavailable: ["queue"] });
  expect((await track(autumn, event, "key")).status).toBe(200);
  const refused = await track(autumn, { ...event, async: true });
  expect([refused.status, refused.body.code, refused.headers.get("retry-after")]).toEqual([503, "internal_error", "1"]);
  expect((await post(autumn, "balances.batch_track", [{ customer_id: "cus_1", ...event }])).status).toBe(503);
});

test("without the database makes no customer, and queues tracks of unknown ones", async () => {
  const autumn = create();
  autumn.conditions({ unavailable: ["database"] });
  const refused = await post(autumn, "customers.get_or_create", { customer_id: "new" });
  expect([refused.status, refused.body.code]).toEqual([503, "service_unavailable"]);
  expect((await post(autumn, "customers.get_or_create", { customer_id: "cus_1" })).status).toBe(200);
  expect((await track(autumn, event)).status).toBe(200);
  expect((await track(autumn, { ...event, customer_id: "new" })).status).toBe(202);
  expect((await post(autumn, "balances.check", { customer_id: "new", ...event })).status).toBe(202);
});

test("without the key store ignores keys and counts repeats; keys of before are known again after", async () => {
  const autumn = create();
  await track(autumn, event, "before");
  autumn.conditions({ unavailable: ["keys"] });
  expect((await track(autumn, event, "before")).status).toBe(200);
  expect((await track(autumn, event, "during")).status).toBe(200);
  autumn.conditions({});
  expect((await track(autumn, event, "before")).status).toBe(409);
  expect((await track(autumn, event, "during")).status).toBe(200);
});

test("limits requests per customer and second, without claiming the key", async () => {
  const autumn = create();
  autumn.conditions({ rateLimit: { track: 2 } });
  const statuses = [];
  for (const key of ["a", "b", "c"]) statuses.push((await track(autumn, event, key)).status);
  expect(statuses).toEqual([200, 200, 429]);
  expect((await track(autumn, { ...event, customer_id: "cus_2" })).status).toBe(200);
  autumn.advance(1_000);
  expect((await track(autumn, event, "c")).status).toBe(200);
});

test("limits batches to ten a second for the whole org", async () => {
  const autumn = create();
  const send = (customer_id: string) => post(autumn, "balances.batch_track", [{ customer_id, ...event }]);
  for (let batch = 0; batch < 10; batch++) expect((await send("cus_1")).status).toBe(200);
  const { status, body, headers } = await send("cus_2");
  expect([status, body, headers.get("retry-after")]).toEqual([429, "Too many requests, please try again later.", "1"]);
});

test("beyond the org's cap queues tracks, or counts them at once where the queue is down", async () => {
  const autumn = create();
  autumn.conditions({ orgCapExceeded: true });
  expect((await track(autumn, event)).status).toBe(202);
  autumn.conditions({ orgCapExceeded: true, unavailable: ["queue"] });
  expect((await track(autumn, event)).status).toBe(200);
});

test("queues a batch whole or not at all, and counts a key in it once", async () => {
  const autumn = create();
  const item = { customer_id: "cus_1", ...event };
  expect((await post(autumn, "balances.batch_track", [item, { ...item, feature_id: "nope" }])).status).toBe(404);
  expect((await post(autumn, "balances.batch_track", [item, { ...item, value: null }])).status).toBe(400);
  expect((await post(autumn, "balances.batch_track", {})).status).toBe(400);
  await track(autumn, { ...event, idempotency_key: "taken" });
  const items = [
    item,
    { ...item, idempotency_key: "taken" },
    { ...item, idempotency_key: "free", customer_id: "nobody" },
  ];
  const { status, body } = await post(autumn, "balances.batch_track", items);
  expect([status, body]).toEqual([200, { success: true }]);
  autumn.advance(1_000);
  expect(autumn.events).toHaveLength(2);
  expect((await track(autumn, { ...event, idempotency_key: "free" })).status).toBe(200);
});

test("without the balance store finalizes a lock later, or not at all where the queue is down too", async () => {
  const autumn = create();
  await track(autumn, { ...event, value: 10, lock: { lock_id: "a", enabled: true } });
  const release = () => post(autumn, "balances.finalize", { lock_id: "a", action: "release" });
  autumn.conditions({ unavailable: ["balances", "queue"] });
  expect((await release()).status).toBe(500);
  autumn.conditions({ unavailable: ["balances"] });
  expect(await release()).toMatchObject({ status: 202, body: { success: true } });
  autumn.conditions({});
  expect(autumn.balance("cus_1", "messages")).toMatchObject({ usage: 10 });
  autumn.advance(1_000);
  expect(autumn.balance("cus_1", "messages")).toMatchObject({ usage: 0 });
});
