import { expect, test } from "vitest";
import { createTestAutumn } from "../../src/testing";
import { post, track } from "./post";

const hour = 60 * 60 * 1000;
const event = { feature_id: "messages" };
const create = () =>
  createTestAutumn({
    features: { messages: { included: 100 } },
    customers: ["cus_1", "cus_2"],
    now: () => Date.UTC(2026, 0, 1),
  });

test("forgets a key after 24 hours", async () => {
  const autumn = create();
  await track(autumn, event, "key");
  autumn.advance(24 * hour - 1);
  expect((await track(autumn, event, "key")).status).toBe(409);
  autumn.advance(1);
  expect((await track(autumn, event, "key")).status).toBe(200);
  expect(autumn.events).toHaveLength(2);
});

test("a refused repeat does not make a key live longer", async () => {
  const autumn = create();
  await track(autumn, event, "key");
  autumn.advance(20 * hour);
  await track(autumn, event, "key");
  autumn.advance(4 * hour);
  expect((await track(autumn, event, "key")).status).toBe(200);
});

test("shares keys among customers, routes and tokens of the org", async () => {
  const autumn = create();
  const { body: tokens } = await post(autumn, "keys.mint", { customer_id: "cus_1" });
  await post(autumn, "balances.check", { customer_id: "cus_1", ...event }, { "idempotency-key": "key" });
  expect((await track(autumn, { ...event, customer_id: "cus_2" }, "key")).status).toBe(409);
  const headers = { authorization: `Bearer ${tokens.access_token}`, "idempotency-key": "key" };
  expect((await post(autumn, "balances.track", event, headers)).status).toBe(409);
});

test("frees a key that any failure but 409 has claimed, unknown routes included", async () => {
  const autumn = create();
  const key = { "idempotency-key": "key" };
  expect((await post(autumn, "nope.nope", {}, key)).status).toBe(401);
  expect((await post(autumn, "balances.track", { ...event, customer_id: "nobody" }, key)).status).toBe(404);
  expect((await track(autumn, { ...event, value: 101, overage_behavior: "reject" }, "key")).status).toBe(400);
  expect((await track(autumn, event, "key")).status).toBe(200);
});

test("keeps both keys of a request apart: the header's is claimed first, and kept when the body's is taken", async () => {
  const autumn = create();
  await track(autumn, { ...event, idempotency_key: "a" });
  expect((await track(autumn, { ...event, idempotency_key: "a" }, "b")).status).toBe(409);
  expect((await track(autumn, event, "b")).status).toBe(409);
  expect((await track(autumn, event, "track:a")).status).toBe(409);
  expect((await track(autumn, event, "a")).status).toBe(200);
});

test("claims the body's key only after the feature is known, and frees it when the customer is not", async () => {
  const autumn = create();
  expect((await track(autumn, { feature_id: "nope", idempotency_key: "a" })).status).toBe(404);
  expect((await track(autumn, { ...event, customer_id: "nobody", idempotency_key: "a" })).status).toBe(404);
  expect((await track(autumn, { ...event, idempotency_key: "a" })).status).toBe(200);
});

test("of many requests at once with one key, one is counted", async () => {
  const autumn = create();
  const answers = await Promise.all(Array.from({ length: 20 }, () => track(autumn, event, "key")));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
  expect(autumn.events).toHaveLength(1);
});
