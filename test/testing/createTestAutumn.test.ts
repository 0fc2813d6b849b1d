import { expect, test } from "vitest";
import { createTestAutumn } from "../../src/testing";
import { post, track } from "./post";

const features = {
  messages: { included: 100, eventNames: ["message-sent", "both"] },
  words: { included: 1000, eventNames: ["both"] },
  seats: { included: 3, consumable: false },
  actions: {},
  credits: { included: 50, creditSchema: { actions: 2 } },
  sso: { included: true },
};

const start = Date.UTC(2026, 0, 31, 12);
const create = () => createTestAutumn({ features, customers: ["cus_1"], now: () => start });

test("gives each customer what the plan includes", () => {
  const autumn = create();
  const nextResetAt = Date.UTC(2026, 1, 28, 12);
  expect(autumn.balance("cus_1", "messages")).toEqual({ granted: 100, remaining: 100, usage: 0, nextResetAt });
  expect(autumn.balance("cus_1", "seats")).toEqual({ granted: 3, remaining: 3, usage: 0, nextResetAt: null });
});

test("has no balance of a boolean feature, a feature outside the plan, an unknown customer or entity", () => {
  const autumn = create();
  expect(autumn.balance("cus_1", "sso")).toBeNull();
  expect(autumn.balance("cus_1", "actions")).toBeNull();
  expect(autumn.balance("cus_2", "messages")).toBeNull();
  expect(autumn.balance("cus_1", "messages", { entityId: "ent_1" })).toBeNull();
});

test("writes one row of the ledger per accepted event, with what was really taken", async () => {
  const autumn = create();
  await track(autumn, { feature_id: "messages", value: 99, properties: { model: "x" } }, "cus_1:one");
  await track(autumn, { event_name: "both", value: 5, timestamp: start - 60_000 });
  await track(autumn, { feature_id: "actions", value: 3, idempotency_key: "in the body" });
  await track(autumn, { feature_id: "messages", value: "x" });
  await track(autumn, { feature_id: "messages", skip_event: true });
  expect(autumn.events).toEqual([
    {
      id: 1,
      idempotencyKey: "cus_1:one",
      customerId: "cus_1",
      featureId: "messages",
      value: 99,
      properties: { model: "x" },
      timestamp: start,
      deductions: [{ featureId: "messages", value: 99 }],
    },
    {
      id: 2,
      idempotencyKey: null,
      customerId: "cus_1",
      eventName: "both",
      value: 5,
      properties: {},
      timestamp: start - 60_000,
      deductions: [
        { featureId: "messages", value: 1 },
        { featureId: "words", value: 5 },
      ],
    },
    {
      id: 3,
      idempotencyKey: "in the body",
      customerId: "cus_1",
      featureId: "actions",
      value: 3,
      properties: {},
      timestamp: start,
      deductions: [{ featureId: "credits", value: 6 }],
    },
  ]);
});

test("starts with customers' names and entities", async () => {
  const autumn = createTestAutumn({
    features,
    customers: [
      { id: "cus_1", name: "Ada", email: "ada@example.com", entities: [{ id: "seat_1", featureId: "seats" }] },
    ],
  });
  const { body } = await post(autumn, "customers.get", { customer_id: "cus_1" });
  expect(body).toMatchObject({ name: "Ada", email: "ada@example.com" });
  expect(autumn.balance("cus_1", "seats")).toMatchObject({ remaining: 2, usage: 1 });
  await track(autumn, { feature_id: "messages", entity_id: "seat_1", value: 4 });
  expect(autumn.balance("cus_1", "messages", { entityId: "seat_1" })).toMatchObject({ usage: 4 });
  expect(autumn.events[0]).toMatchObject({ customerId: "cus_1", entityId: "seat_1" });
});

test("refuses options that contradict themselves", () => {
  const credits = { credits: { included: 50, creditSchema: { actoins: 2 } } };
  expect(() => createTestAutumn({ features: credits })).toThrow(
    expect.objectContaining({ code: "invalid_options", message: expect.stringContaining("actoins") }),
  );
  const customer = { id: "cus_1", entities: [{ id: "seat_1", featureId: "messages" }] };
  expect(() => createTestAutumn({ features, customers: [customer] })).toThrow(
    expect.objectContaining({ code: "invalid_options", message: expect.stringContaining("messages") }),
  );
});

test("keeps two Autumns apart", async () => {
  const [one, other] = [create(), create()];
  await track(one, { feature_id: "messages" }, "key");
  expect((await track(other, { feature_id: "messages" }, "key")).status).toBe(200);
  expect(other.events).toHaveLength(1);
});
