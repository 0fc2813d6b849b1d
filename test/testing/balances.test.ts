import { expect, test } from "vitest";
import { createTestAutumn } from "../../src/testing";
import { post, track } from "./post";

const create = () =>
  createTestAutumn({
    features: {
      messages: { included: 100, eventNames: ["both", "three"] },
      words: { included: 10, eventNames: ["both"] },
      unplanned: { eventNames: ["three"] },
      seats: { included: 3, consumable: false },
      actions: { included: 5, eventNames: ["act", "three"] },
      exports: {},
      credits: { included: 50, creditSchema: { actions: 2, exports: 0.1 } },
      sso: { included: true },
    },
    customers: ["cus_1"],
  });

type Step = [
  value: number,
  overage: "cap" | "overflow" | "reject",
  taken: number | null,
  remaining: number,
  usage: number,
];

test.each<[string, string, Step[]]>([
  [
    "what is used up is capped, overflows or is refused",
    "messages",
    [
      [95, "cap", 95, 5, 95],
      [10, "reject", null, 5, 95],
      [10, "cap", 5, 0, 100],
      [1, "cap", 0, 0, 100],
      [3.5, "overflow", 3.5, 0, 103.5],
      [-1.5, "cap", -1.5, 0, 102],
      [-52, "reject", -52, 50, 50],
      [50, "reject", 50, 0, 100],
      [-1000, "cap", -100, 100, 0],
      [-1, "cap", 0, 100, 0],
      [-25, "overflow", -25, 125, -25],
      [-1, "reject", 0, 125, -25],
      [126, "cap", 125, 0, 100],
    ],
  ],
  [
    "what is held passes what is included, unless that is to be refused",
    "seats",
    [
      [5, "cap", 5, 0, 5],
      [1, "reject", null, 0, 5],
      [1, "overflow", 1, 0, 6],
      [-4, "cap", -4, 1, 2],
      [1, "reject", 1, 0, 3],
      [-9, "cap", -3, 3, 0],
    ],
  ],
])("%s", async (_, featureId, steps) => {
  const autumn = create();
  for (const [value, overage_behavior, taken, remaining, usage] of steps) {
    const { status, body } = await track(autumn, { feature_id: featureId, value, overage_behavior });
    if (taken === null) {
      expect([status, body.code]).toEqual([400, "insufficient_balance"]);
    } else {
      expect(body.deductions.map((deduction: { value: number }) => deduction.value)).toEqual(
        taken === 0 ? [] : [taken],
      );
      expect(body).toMatchObject({ value, balance: { remaining, usage } });
    }
    expect(autumn.balance("cus_1", featureId as "messages")).toMatchObject({ remaining, usage });
  }
});

test("draws on a feature's own balance before credits, and shows the one that was drawn on", async () => {
  const autumn = create();
  const own = await track(autumn, { feature_id: "actions", value: 4 });
  expect(own.body).toMatchObject({
    balance: { feature_id: "actions", remaining: 1 },
    balances: { credits: { remaining: 50 } },
  });
  const both = await track(autumn, { event_name: "act", value: 3 });
  expect(both.body.deductions).toMatchObject([
    { feature_id: "actions", value: 1 },
    { feature_id: "credits", value: 4 },
  ]);
  expect(both.body.balance.feature_id).toBe("actions");
  const credits = await track(autumn, { feature_id: "actions", value: 2 });
  expect(credits.body).toMatchObject({
    balance: { feature_id: "credits", remaining: 42 },
    balances: { actions: { remaining: 0 } },
  });
  const back = await track(autumn, { feature_id: "actions", value: -1 });
  expect(back.body).toMatchObject({
    balance: { feature_id: "credits" },
    deductions: [{ feature_id: "actions", value: -1 }],
  });
});

test("credits for fractions come out without noise", async () => {
  const autumn = create();
  const { body } = await track(autumn, { feature_id: "exports", value: 3 });
  expect(body).toMatchObject({ balance: { remaining: 49.7, usage: 0.3 }, deductions: [{ value: 0.3 }] });
  await track(autumn, { feature_id: "messages", value: 0.1 });
  expect((await track(autumn, { feature_id: "messages", value: 0.2 })).body.balance).toMatchObject({
    remaining: 99.7,
    usage: 0.3,
  });
});

test("an event caps each of its features alone, and names every balance", async () => {
  const autumn = create();
  const { body } = await track(autumn, { event_name: "both", value: 12 });
  expect(body).toMatchObject({
    event_name: "both",
    balance: null,
    balances: { messages: { remaining: 88 }, words: { remaining: 0 } },
    deductions: [
      { feature_id: "messages", value: 12 },
      { feature_id: "words", value: 10 },
    ],
  });
});

test("an event over features without a balance names them with null", async () => {
  const { body } = await track(create(), { event_name: "three", value: 1 });
  expect(Object.keys(body.balances)).toEqual(["messages", "unplanned", "actions", "credits"]);
  expect(body.balances.unplanned).toBeNull();
  expect(body.balance).toBeNull();
});

test("a boolean feature meters nothing until it overflows, and then remembers", async () => {
  const autumn = create();
  const sso = (value: number, overage_behavior: string) =>
    track(autumn, { feature_id: "sso", value, overage_behavior });
  expect((await sso(1, "cap")).body).toMatchObject({ balance: null, deductions: [] });
  expect((await sso(1, "reject")).status).toBe(400);
  expect((await sso(3, "overflow")).body.deductions).toMatchObject([
    { value: 3, reset: { interval: "one_off", resets_at: null } },
  ]);
  expect((await sso(-5, "cap")).body.deductions).toMatchObject([{ value: -3 }]);
  expect((await sso(-5, "cap")).body.deductions).toEqual([]);
});

test("a feature outside the plan takes everything and meters nothing", async () => {
  const autumn = create();
  for (const overage_behavior of ["cap", "overflow", "reject"]) {
    const { status, body } = await track(autumn, { feature_id: "unplanned", value: 9, overage_behavior });
    expect([status, body.balance, body.deductions]).toEqual([200, null, []]);
  }
  expect(autumn.events).toHaveLength(3);
});

test("changes below 10 decimals leave no trace in a balance", async () => {
  const autumn = create();
  const { body } = await track(autumn, { feature_id: "messages", value: 1e-11 });
  expect(body).toMatchObject({ value: 1e-11, balance: { remaining: 100, usage: 0 }, deductions: [{ value: 1e-11 }] });
});

test("values beyond what the server's arithmetic can store are accepted and lost", async () => {
  const autumn = create();
  for (const value of [1e308, -1e308]) {
    expect((await track(autumn, { feature_id: "messages", value })).status).toBe(202);
  }
  autumn.advance(60_000);
  expect(autumn.events).toEqual([]);
  expect((await track(autumn, { feature_id: "unplanned", value: 1e308 })).status).toBe(200);
});

test("an empty customer id is the customer made last", async () => {
  const autumn = create();
  await post(autumn, "customers.get_or_create", { customer_id: "newer" });
  const { body } = await track(autumn, { customer_id: "", feature_id: "messages", value: 3 });
  expect(body.customer_id).toBe("");
  expect(autumn.balance("newer", "messages")).toMatchObject({ usage: 3 });
  expect(autumn.events[0]).toMatchObject({ customerId: "newer" });
});

test("spells out features on request, in the query or in the body", async () => {
  const autumn = create();
  const feature = {
    id: "messages",
    name: "Messages",
    type: "metered",
    consumable: true,
    event_names: ["both", "three"],
    archived: false,
  };
  const asked = await post(autumn, "balances.track?expand=balance.feature", {
    customer_id: "cus_1",
    feature_id: "messages",
  });
  expect(asked.body.balance.feature).toEqual(feature);
  const inBody = await post(autumn, "customers.get", {
    customer_id: "cus_1",
    expand: ["balances.feature", "flags.feature"],
  });
  expect(inBody.body.balances.messages.feature).toEqual(feature);
  expect(inBody.body.balances.credits.feature.credit_schema).toEqual([
    { metered_feature_id: "actions", credit_cost: 2 },
    { metered_feature_id: "exports", credit_cost: 0.1 },
  ]);
  expect(inBody.body.flags.sso.feature.type).toBe("boolean");
  const wrong = await post(autumn, "balances.track?expand=plan", { customer_id: "cus_1", feature_id: "messages" });
  expect(wrong.status).toBe(400);
});
