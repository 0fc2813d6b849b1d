import { describe, expect, it } from "vitest";
import type { Allow, AllowRule, Customer, TrackParams } from "../../src/server";
import { createBackend, eventOf } from "./createBackend";

/** What a rule for "messages" says to an event of ada, whose own entity is "desk". */
async function judge(rule: AllowRule, fields: Record<string, unknown>) {
  const { track, calls } = createBackend({
    allow: { features: { messages: rule } },
    identify: () => ({ customerId: "ada", entityId: "desk" }),
  });
  const [result] = await track([eventOf({ customerId: "ada", featureId: "messages", ...fields })]);
  const sent = calls.some(({ url }) => url.endsWith("/balances.track"));
  expect(sent).toBe(result?.outcome !== "rejected");
  return result?.error?.code === "not_allowed" ? result.error.message : result?.outcome;
}

describe("a rule of the table", () => {
  const cases: [string, AllowRule, Record<string, unknown>, RegExp | string][] = [
    ["true lets the default value pass", true, {}, "delivered"],
    ["true lets 0 pass", true, { value: 0 }, "delivered"],
    ["true lets a fraction pass", true, { value: 0.5 }, "delivered"],
    ["true lets properties pass", true, { properties: { from: "toolbar" } }, "delivered"],
    ["true stops 1.01", true, { value: 1.01 }, /a value from 0 to 1, not 1\.01/],
    ["true stops a credit", true, { value: -0.001 }, /a value from 0 to 1, not -0\.001/],
    ["true stops an entity, the customer's own too", true, { entityId: "desk" }, /no entityId/],
    ["true stops a timestamp", true, { timestamp: 1.7e12 }, /no timestamp/],
    ["true stops a timestamp ahead of the clock", true, { timestamp: 9e12 }, /no timestamp/],
    ["true stops overageBehavior, the default too", true, { overageBehavior: "cap" }, /no overageBehavior/],
    ["true stops async", true, { async: false }, /no async/],
    ["true stops a lock", true, { lock: { lockId: "a", enabled: true } }, /no lock/],
    ["an empty rule is true", {}, { value: 2 }, /a value from 0 to 1/],
    ["max widens upwards alone", { max: 5 }, { value: 5 }, "delivered"],
    ["max is a bound", { max: 5 }, { value: 5.5 }, /a value from 0 to 5, not 5\.5/],
    ["max leaves min at 0", { max: 5 }, { value: -1 }, /a value from 0 to 5/],
    ["max below 1 stops the default value", { max: 0.5 }, {}, /a value from 0 to 0\.5, not 1/],
    ["min widens downwards", { min: -1 }, { value: -1 }, "delivered"],
    ["min is a bound", { min: -1 }, { value: -2 }, /a value from -1 to 1, not -2/],
    ["Infinity is no bound", { max: Number.POSITIVE_INFINITY }, { value: 1e9 }, "delivered"],
    ["own lets the customer's entity pass", { entity: "own" }, { entityId: "desk" }, "delivered"],
    ["own lets the customer itself pass", { entity: "own" }, {}, "delivered"],
    ["own stops any other entity", { entity: "own" }, { entityId: "chair" }, /only the customer's own entityId/],
    ["any lets any entity pass on", { entity: "any" }, { entityId: "chair" }, "retry"],
    ["a field that is named passes", { fields: ["timestamp"] }, { timestamp: 1.7e12 }, "delivered"],
    ["a field that isn't named does not", { fields: ["timestamp"] }, { async: true }, /no async/],
    [
      "overflow passes where it is named",
      { fields: ["overageBehavior"] },
      { overageBehavior: "overflow" },
      "delivered",
    ],
  ];
  it.each(cases)("%s", async (_name, rule, fields, expected) => {
    const verdict = await judge(rule, fields);
    if (typeof expected === "string") expect(verdict).toBe(expected);
    else expect(verdict).toMatch(expected);
  });

  it("refuses own where identify names no entity", async () => {
    const { trackOne } = createBackend({ allow: { features: { messages: { entity: "own" } } } });
    const result = await trackOne({ customerId: "ada", featureId: "messages", entityId: "desk" });
    expect(result).toMatchObject({ outcome: "rejected", error: { code: "not_allowed" } });
  });

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf"])(
    "is not found under the inherited name %s",
    async (name) => {
      const { track, calls } = createBackend();
      const results = await track([
        eventOf({ customerId: "ada", featureId: name }),
        eventOf({ customerId: "ada", eventName: name }),
      ]);
      expect(results.map(({ error }) => error?.code)).toEqual(["not_allowed", "not_allowed"]);
      expect(results[0]?.error?.message).toBe(`The handler's allow has no rule for the feature "${name}".`);
      expect(calls).toEqual([]);
    },
  );

  it("for a feature says nothing about an event of the same name", async () => {
    const { trackOne } = createBackend();
    expect((await trackOne({ customerId: "ada", eventName: "messages" })).error?.code).toBe("not_allowed");
    expect((await trackOne({ customerId: "ada", featureId: "message-sent" })).error?.code).toBe("not_allowed");
  });

  it("can't be widened after the handler was made", async () => {
    const features: Record<string, AllowRule> = { messages: { max: 1 } };
    const { trackOne } = createBackend({ allow: { features } });
    features.messages = { max: 100 };
    features.seats = true;
    expect((await trackOne({ customerId: "ada", featureId: "messages", value: 2 })).outcome).toBe("rejected");
    expect((await trackOne({ customerId: "ada", featureId: "seats" })).outcome).toBe("rejected");
  });
});

describe("an allow function", () => {
  const one = { customerId: "ada", featureId: "messages" };

  it("gets the params as they were validated, and the customer", async () => {
    const asked: [TrackParams, Customer][] = [];
    const allow: Allow = async (params, customer) => asked.push([params, customer]) > 0;
    const identify = () => ({ customerId: "ada", entityId: "desk", email: "ada@example.com" });
    const { trackOne } = createBackend({ allow, identify });
    await trackOne({ ...one, value: 3, properties: { a: 1 } });
    expect(asked).toEqual([
      [
        { ...one, value: 3, properties: { a: 1 } },
        { customerId: "ada", entityId: "desk", email: "ada@example.com" },
      ],
    ]);
  });

  it.each([false, undefined, 1, "yes", {}])("refuses by %o: only true lets pass", async (verdict) => {
    const { trackOne, calls } = createBackend({ allow: () => verdict as boolean });
    expect((await trackOne(one)).error?.code).toBe("not_allowed");
    expect(calls).toEqual([]);
  });

  it("is not asked about another customer's events, nor about malformed ones", async () => {
    let asked = 0;
    const { track } = createBackend({ allow: () => asked++ < 100 });
    await track([eventOf({ customerId: "bob", featureId: "messages" }), eventOf({ ...one, value: null })]);
    expect(asked).toBe(0);
  });

  it("that throws leaves the event to be sent again, and tells the app", async () => {
    const cause = new Error("database down");
    const { trackOne, calls, errors } = createBackend({ allow: () => Promise.reject(cause) });
    expect(await trackOne(one)).toMatchObject({ outcome: "retry", error: { code: "server_error" } });
    expect(calls).toEqual([]);
    expect(errors).toMatchObject([{ step: "allow", cause }]);
  });
});

it("refuses no event for a clock that is ahead where timestamps are allowed, and lets Autumn's clock say when", async () => {
  const { trackOne, calls } = createBackend({ allow: { features: { messages: { fields: ["timestamp"] } } } });
  const ahead = Date.now() + 3_600_000;
  expect((await trackOne({ customerId: "ada", featureId: "messages", timestamp: ahead })).outcome).toBe("delivered");
  expect(calls[0]?.body).not.toHaveProperty("timestamp");
});
