import fc from "fast-check";
import { expect, it } from "vitest";
import { addUsage } from "../../src/core/balances/addUsage";
import { afterDelivery } from "../../src/core/balances/afterDelivery";
import { expectUsage } from "../../src/core/balances/expectUsage";
import { trackResponseFromWire } from "../../src/core/trackResponseFromWire";
import type { Balance, TrackResponse } from "../../src/index";
import { createTestAutumn } from "../../src/testing";

const values = fc.array(fc.constantFrom(1, 2, 0.1, 0.25, 5, 40, -1, -3, 0), { maxLength: 30 });

async function deliver(sent: number[], overflow: boolean) {
  const autumn = createTestAutumn({ features: { messages: { included: 100 } }, customers: ["ada"] });
  const responses: TrackResponse[] = [];
  for (const value of sent) {
    const answer = await autumn.fetch("https://api.useautumn.com/v1/balances.track", {
      method: "POST",
      headers: { authorization: "Bearer am_sk_test_1", "x-api-version": "2.3.0" },
      body: JSON.stringify({
        customer_id: "ada",
        feature_id: "messages",
        value,
        overage_behavior: overflow ? "overflow" : "cap",
      }),
    });
    const response = trackResponseFromWire(await answer.json());
    if (response) responses.push(response);
  }
  return { responses, truth: autumn.balance("ada", "messages") };
}

const full: Balance = {
  featureId: "messages",
  granted: 100,
  remaining: 100,
  usage: 0,
  unlimited: false,
  overageAllowed: false,
  maxPurchase: null,
  nextResetAt: null,
};

const eventOf = (value: number) => ({
  id: String(value),
  params: { customerId: "ada", featureId: "messages", value },
  createdAt: 0,
  attempts: 1,
  mayBeCounted: false,
});

it("comes to Autumn's balance from the answers to a burst, in whichever order they come", async () => {
  await fc.assert(
    fc.asyncProperty(values, fc.boolean(), fc.infiniteStream(fc.nat()), async (sent, overflow, order) => {
      const { responses, truth } = await deliver(sent, overflow);
      const shuffled = responses
        .map((response) => ({ response, rank: order.next().value as number }))
        .sort((a, b) => a.rank - b.rank);
      let balance = full;
      for (const { response } of shuffled) {
        const after = afterDelivery(balance, undefined, { event: eventOf(response.value), response, crowded: true });
        // What is sure agrees with the sum of what was taken so far.
        balance = after.balance;
      }
      expect(balance.usage).toBeCloseTo(truth?.usage ?? Number.NaN, 9);
    }),
    { numRuns: 200 },
  );
});

it("expects of waiting events what Autumn then answers, where they all fit", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(1, 2, 0.1, 0.25, 3), { maxLength: 30 }), async (sent) => {
      const { truth } = await deliver(sent, false);
      const expected = expectUsage(
        full,
        sent.reduce((sum, value) => sum + value, 0),
      );
      expect([expected.usage, expected.remaining]).toEqual([truth?.usage, truth?.remaining]);
    }),
    { numRuns: 100 },
  );
});

it("never shows less than nothing, nor more than was granted, of what a customer may not go beyond", () => {
  fc.assert(
    fc.property(
      fc.float({ min: 0, max: 200, noNaN: true }),
      fc.float({ min: -500, max: 500, noNaN: true }),
      (used, value) => {
        const balance = addUsage(full, used);
        const { usage, remaining } = expectUsage(balance, value);
        expect(remaining).toBeGreaterThanOrEqual(0);
        expect(remaining).toBeLessThanOrEqual(100);
        expect(usage).toBeGreaterThanOrEqual(0);
        expect(remaining).toBeCloseTo(Math.max(0, 100 - usage), 6);
      },
    ),
  );
});
