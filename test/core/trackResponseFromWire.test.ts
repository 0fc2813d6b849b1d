import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { trackResponseFromWire } from "../../src/core/trackResponseFromWire";
import wire from "../fixtures/autumn-wire.json";

const balance = {
  feature_id: "messages",
  granted: 100,
  remaining: 98,
  usage: 2,
  unlimited: false,
  overage_allowed: false,
  max_purchase: null,
  next_reset_at: 1_900_000_000_000,
  breakdown: [{ id: "bal_1", plan_id: "free", included_grant: 100 }],
};

/** Every answer of the recording to a track that was not refused. */
const recorded = wire.scenarios.flatMap(({ name, steps }) =>
  steps.flatMap((step) => {
    const { request, response } = step as { request?: { path: string }; response?: { status: number; body?: unknown } };
    const tracked = request?.path === "/v1/balances.track" && (response?.status === 200 || response?.status === 202);
    return tracked ? [[`${name}, ${step.name}`, response.body] as const] : [];
  }),
);

describe("Autumn's answer", () => {
  it("is read without plans, breakdowns and the ids of balances", () => {
    expect(
      trackResponseFromWire({
        customer_id: "cus_1",
        entity_id: "seat_1",
        event_name: "message-sent",
        value: 2,
        balance,
        balances: { messages: balance, words: null },
        deductions: [{ balance_id: "bal_1", feature_id: "messages", plan_id: "free", reset: null, value: 2 }],
        env: "live",
      }),
    ).toEqual({
      customerId: "cus_1",
      entityId: "seat_1",
      eventName: "message-sent",
      value: 2,
      balance: {
        featureId: "messages",
        granted: 100,
        remaining: 98,
        usage: 2,
        unlimited: false,
        overageAllowed: false,
        maxPurchase: null,
        nextResetAt: 1_900_000_000_000,
      },
      balances: { messages: expect.objectContaining({ featureId: "messages", usage: 2 }), words: null },
      deductions: [{ featureId: "messages", value: 2 }],
    });
  });

  it("may be without balance and deductions, as a 202 is", () => {
    expect(trackResponseFromWire({ customer_id: "cus_1", value: 1, balance: null })).toEqual({
      customerId: "cus_1",
      value: 1,
      balance: null,
    });
  });

  it("tells nothing of a balance or a deduction that can't be read", () => {
    const response = trackResponseFromWire({
      customer_id: "cus_1",
      value: 1,
      balance: null,
      balances: { messages: { feature_id: "messages" }, words: "many" },
      deductions: [{ feature_id: "messages", value: "1" }, null, { feature_id: "words", value: 1 }],
    });

    expect(response?.balances).toStrictEqual({ messages: null, words: null });
    expect(response?.deductions).toStrictEqual([{ featureId: "words", value: 1 }]);
  });

  it("is in the recording", () => {
    expect(recorded.length).toBeGreaterThan(50);
  });

  test.each(recorded)("is read where it was recorded: %s", (_, body) => {
    const response = trackResponseFromWire(body);

    expect(response).toMatchObject({ customerId: expect.any(String), value: expect.any(Number) });
    expect(JSON.stringify(response)).not.toMatch(/plan|breakdown|balance_id|<balance/);
  });

  test.each([
    undefined,
    null,
    "",
    [],
    {},
    { customer_id: "cus_1", value: 1 },
    { customer_id: 1, value: 1, balance: null },
    { customer_id: "cus_1", value: "1", balance: null },
    { customer_id: "cus_1", value: 1, balance: {} },
    { customer_id: "cus_1", value: 1, balance: { ...balance, remaining: undefined } },
    { customerId: "cus_1", value: 1, balance: null },
  ])("isn't %o", (body) => {
    expect(trackResponseFromWire(body)).toBeUndefined();
  });

  it("never makes the reader throw", () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (one, two, three) => {
        trackResponseFromWire(one);
        trackResponseFromWire({ customer_id: "cus_1", value: 1, balance: one, balances: two, deductions: three });
        trackResponseFromWire({
          customer_id: "cus_1",
          value: 1,
          balance: null,
          balances: { a: one },
          deductions: [two],
        });
      }),
    );
  });
});
