import * as fc from "fast-check";
import { expect, test, vi } from "vitest";
import { createTestAutumn } from "../../src/testing";
import { track } from "./post";

vi.setConfig({ testTimeout: 60_000 });

const features = {
  messages: { included: 100, eventNames: ["both"] },
  words: { included: 40, eventNames: ["both"] },
  seats: { included: 3, consumable: false },
  actions: {},
  credits: { included: 50, creditSchema: { actions: 2 } },
};
const metered = ["messages", "words", "seats", "credits"] as const;

/** Of at most 4 decimals, so that sums are exact enough to compare. */
const value = fc.oneof(
  fc.integer({ min: -150, max: 150 }),
  fc.integer({ min: -9_999, max: 9_999 }).map((n) => n / 10_000),
);

const target = fc.oneof(
  fc.constantFrom(...metered, "actions" as const).map((feature_id) => ({ feature_id })),
  fc.constant({ event_name: "both" }),
);

const event = fc.record({
  target,
  value,
  key: fc.option(fc.integer({ min: 0, max: 9 }).map(String), { nil: undefined }),
  overage: fc.constantFrom("cap" as const, "overflow" as const, "reject" as const),
});

async function run(events: readonly (typeof event extends fc.Arbitrary<infer Event> ? Event : never)[]) {
  const autumn = createTestAutumn({ features, customers: ["cus_1"] });
  const answers = [];
  for (const { target: body, value: amount, key, overage } of events) {
    answers.push(await track(autumn, { ...body, value: amount, overage_behavior: overage }, key));
  }
  return { autumn, answers };
}

test("usage is the sum of the deductions, and remaining is what is left of the grant", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 40 }), async (events) => {
      const { autumn } = await run(events);
      for (const featureId of metered) {
        const taken = autumn.events
          .flatMap(({ deductions }) => deductions)
          .filter((deduction) => deduction.featureId === featureId);
        const balance = autumn.balance("cus_1", featureId);
        const sum = taken.reduce((total, deduction) => total + deduction.value, 0);
        expect(balance?.usage).toBeCloseTo(sum, 8);
        expect(balance?.remaining).toBeCloseTo(Math.max(0, features[featureId].included - sum), 8);
      }
    }),
  );
});

test("the ledger has one row per accepted key and per accepted event without one, in order", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 40 }), async (events) => {
      const { autumn, answers } = await run(events);
      const accepted = events.filter((_, index) => answers[index]?.status === 200);
      expect(autumn.events.map(({ idempotencyKey, value: amount }) => [idempotencyKey, amount])).toEqual(
        accepted.map(({ key, value: amount }) => [key ?? null, amount]),
      );
      const keys = autumn.events.flatMap(({ idempotencyKey }) => idempotencyKey ?? []);
      expect(new Set(keys).size).toBe(keys.length);
    }),
  );
});

test("under cap what is used up stays between nothing and the grant, and no event takes more than it asks for", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 40 }), async (events) => {
      const { autumn, answers } = await run(events.map((one) => ({ ...one, overage: "cap" as const })));
      for (const { status, body } of answers) {
        if (status !== 200) continue;
        for (const balance of [body.balance, ...Object.values(body.balances ?? {})]) {
          if (!balance || balance.feature_id === "seats") continue;
          expect(balance.remaining).toBeGreaterThanOrEqual(0);
          expect(balance.usage).toBeGreaterThanOrEqual(0);
          expect(balance.usage).toBeLessThanOrEqual(balance.granted);
        }
      }
      for (const { deductions, featureId, value: amount } of autumn.events) {
        const most = Math.abs(amount) * (featureId === "actions" ? 2 : 1);
        for (const deduction of deductions) {
          expect(Math.abs(deduction.value)).toBeLessThanOrEqual(most + 1e-9);
          expect(Math.sign(deduction.value)).toBe(Math.sign(amount));
        }
      }
    }),
  );
});

test("reject takes all or nothing", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 20 }), value, async (events, amount) => {
      const { autumn } = await run(events);
      const before = autumn.balance("cus_1", "messages");
      const { status } = await track(autumn, { feature_id: "messages", value: amount, overage_behavior: "reject" });
      const after = autumn.balance("cus_1", "messages");
      if (amount > 0 && amount > Number(before?.remaining)) expect([status, after]).toEqual([400, before]);
      else expect(status).toBe(200);
      if (amount > 0 && status === 200) expect(after?.usage).toBeCloseTo(Number(before?.usage) + amount, 8);
    }),
  );
});

test("a restarted Autumn goes on where the one before stood", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 12 }), fc.array(event, { maxLength: 12 }), async (first, second) => {
      const now = () => Date.UTC(2026, 0, 1);
      const through = createTestAutumn({ features, customers: ["cus_1"], now });
      let restarted = createTestAutumn({ features, customers: ["cus_1"], now });
      const send = async (
        autumn: typeof through,
        { target: body, value: amount, key, overage }: (typeof first)[number],
      ) => (await track(autumn, { ...body, value: amount, overage_behavior: overage }, key)).body;
      for (const one of first) expect(await send(restarted, one)).toEqual(await send(through, one));
      restarted = createTestAutumn({ features, now, state: JSON.parse(JSON.stringify(restarted.snapshot())) });
      for (const one of second) expect(await send(restarted, one)).toEqual(await send(through, one));
      expect(restarted.snapshot()).toEqual(through.snapshot());
    }),
  );
});
