import { expect, test } from "vitest";
import { createTestAutumn, type ResetInterval } from "../../src/testing";
import { post, track } from "./post";

const day = 24 * 60 * 60 * 1000;

function create(start: number, reset?: ResetInterval | null) {
  const messages = reset === undefined ? { included: 10 } : { included: 10, reset };
  return createTestAutumn({
    features: { messages, seats: { included: 3, consumable: false } },
    customers: ["cus_1"],
    now: () => start,
  });
}

test("begins anew each month, on the day of the first", async () => {
  const start = Date.UTC(2026, 0, 31, 9);
  const autumn = create(start);
  await track(autumn, { feature_id: "messages", value: 12, overage_behavior: "overflow" });
  await track(autumn, { feature_id: "seats", value: 2 });
  autumn.advance(Date.UTC(2026, 1, 28, 9) - start - 1);
  expect(autumn.balance("cus_1", "messages")).toMatchObject({
    remaining: 0,
    usage: 12,
    nextResetAt: Date.UTC(2026, 1, 28, 9),
  });
  autumn.advance(1);
  expect(autumn.balance("cus_1", "messages")).toMatchObject({
    remaining: 10,
    usage: 0,
    nextResetAt: Date.UTC(2026, 2, 31, 9),
  });
  expect(autumn.balance("cus_1", "seats")).toMatchObject({ usage: 2, nextResetAt: null });
});

test("catches up over several months at once", async () => {
  const start = Date.UTC(2026, 0, 15);
  const autumn = create(start);
  await track(autumn, { feature_id: "messages", value: 4 });
  autumn.advance(100 * day);
  const { body } = await track(autumn, { feature_id: "messages", value: 1 });
  expect(body.balance).toMatchObject({ usage: 1, next_reset_at: Date.UTC(2026, 4, 15) });
  expect(body.deductions[0].reset).toEqual({ interval: "month", resets_at: Date.UTC(2026, 4, 15) });
});

test.each<[ResetInterval, number]>([
  ["hour", Date.UTC(2024, 1, 29, 1)],
  ["day", Date.UTC(2024, 2, 1)],
  ["week", Date.UTC(2024, 2, 7)],
  ["quarter", Date.UTC(2024, 4, 29)],
  ["year", Date.UTC(2025, 1, 28)],
])("resets every %s", (reset, nextResetAt) => {
  expect(create(Date.UTC(2024, 1, 29), reset).balance("cus_1", "messages")).toMatchObject({ nextResetAt });
});

test("never resets what says so", async () => {
  const autumn = create(Date.UTC(2026, 0, 1), null);
  await track(autumn, { feature_id: "messages", value: 4 });
  autumn.advance(1000 * day);
  const { body } = await track(autumn, { feature_id: "messages" });
  expect(body.balance).toMatchObject({ usage: 5, next_reset_at: null });
  expect(body.deductions[0].reset).toEqual({ interval: "one_off", resets_at: null });
});

test("counts each customer's months from its own beginning", async () => {
  const autumn = create(Date.UTC(2026, 0, 1));
  autumn.advance(10 * day);
  await post(autumn, "customers.get_or_create", { customer_id: "later" });
  expect(autumn.balance("later", "messages")).toMatchObject({ nextResetAt: Date.UTC(2026, 1, 11) });
});

test("accepts a timestamp of its own now and none later, wherever the caller's clock is", async () => {
  const start = Date.UTC(2026, 0, 1);
  const autumn = create(start);
  const at = async (timestamp: number) => (await track(autumn, { feature_id: "messages", timestamp })).status;
  expect(await at(start)).toBe(200);
  expect(await at(start + 1)).toBe(400);
  autumn.advance(1);
  expect(await at(start + 1)).toBe(200);
});
