import { expect, test } from "vitest";
import { createTestAutumn } from "../../src/testing";
import { post, track } from "./post";

const create = () =>
  createTestAutumn({
    features: { messages: { included: 100 }, seats: { included: 1, consumable: false }, sso: { included: true } },
    now: () => Date.UTC(2026, 0, 1),
  });

test("makes a customer on the plan, and leaves an existing one as it is", async () => {
  const autumn = create();
  const made = await post(autumn, "customers.get_or_create", {
    customer_id: "cus_1",
    name: "Ada",
    email: "ada@example.com",
  });
  expect(made.body).toMatchObject({
    id: "cus_1",
    name: "Ada",
    email: "ada@example.com",
    created_at: Date.UTC(2026, 0, 1),
    subscriptions: [{ plan_id: "free", status: "active" }],
    balances: { messages: { remaining: 100 }, seats: { remaining: 1 } },
    flags: { sso: { feature_id: "sso" } },
  });
  const again = await post(autumn, "customers.get_or_create", { customer_id: "cus_1", name: "Grace" });
  expect(again.body).toEqual(made.body);
  expect((await post(autumn, "customers.get", { customer_id: "cus_1" })).body).toEqual(made.body);
});

test("of ten at once makes one", async () => {
  const autumn = create();
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => post(autumn, "customers.get_or_create", { customer_id: "cus_1" })),
  );
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
});

test.each(["", "a b", "a@b", "a.b", "ä", 5, null, undefined])("refuses the customer id %j", async (customer_id) => {
  const { status, body } = await post(create(), "customers.get_or_create", { customer_id });
  expect([status, body.code]).toEqual([400, "invalid_inputs"]);
});

test("an entity takes a seat, even the one too many, and shares the customer's balances", async () => {
  const autumn = create();
  const create_ = (entity_id: string, feature_id = "seats") =>
    post(autumn, "entities.create", { customer_id: "cus_1", entity_id, feature_id, name: "E" });
  const { body } = await create_("ent_1");
  expect(body).toMatchObject({
    id: "ent_1",
    name: "E",
    customer_id: "cus_1",
    feature_id: "seats",
    balances: { seats: { usage: 1 } },
  });
  await create_("ent_2");
  expect(autumn.balance("cus_1", "seats")).toMatchObject({ remaining: 0, usage: 2 });

  expect((await create_("ent_2")).body.code).toBe("entity_already_exists");
  expect((await create_("ent_3", "messages")).body.code).toBe("invalid_request");
  expect((await create_("ent_3", "nope")).body.code).toBe("feature_not_found");

  await track(autumn, { feature_id: "messages", entity_id: "ent_1", value: 5 });
  const got = await post(autumn, "entities.get", { entity_id: "ent_2" });
  expect(got.body).toMatchObject({ id: "ent_2", balances: { messages: { usage: 5 } } });
  expect((await post(autumn, "entities.get", { entity_id: "ent_9" })).status).toBe(404);
});

test("an entity belongs to its customer", async () => {
  const autumn = create();
  await post(autumn, "entities.create", { customer_id: "cus_1", entity_id: "ent_1", feature_id: "seats" });
  await post(autumn, "customers.get_or_create", { customer_id: "cus_2" });
  const { body } = await track(autumn, { customer_id: "cus_2", feature_id: "messages", entity_id: "ent_1" });
  expect(body.code).toBe("entity_not_found");
});
