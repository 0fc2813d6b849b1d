import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseTrackParams } from "../../src/core/parseTrackParams";
import { trackParamsToWire } from "../../src/core/trackParamsToWire";
import { arbitraryTrackParams } from "./arbitraryTrackParams";

/** What Autumn's server makes of a body's field names. */
function fromWire(body: Record<string, unknown>): unknown {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
      name === "lock" ? fromWire(value as Record<string, unknown>) : value,
    ]),
  );
}

describe("the body that Autumn gets", () => {
  it("spells Autumn's fields in snake case, and leaves properties alone", () => {
    expect(
      trackParamsToWire({
        customerId: "cus_1",
        featureId: "messages",
        entityId: "seat_1",
        value: 2,
        properties: { camelCase: { innerKey: 1 }, snake_case: 2 },
        timestamp: 1_700_000_000_000,
        overageBehavior: "overflow",
        async: false,
        lock: { lockId: "lock_1", enabled: true, expiresAt: 1_900_000_000_000 },
      }),
    ).toEqual({
      customer_id: "cus_1",
      feature_id: "messages",
      entity_id: "seat_1",
      value: 2,
      properties: { camelCase: { innerKey: 1 }, snake_case: 2 },
      timestamp: 1_700_000_000_000,
      overage_behavior: "overflow",
      async: false,
      lock: { lock_id: "lock_1", enabled: true, expires_at: 1_900_000_000_000 },
    });
  });

  it("has no field that was not given", () => {
    expect(Object.keys(trackParamsToWire({ customerId: "cus_1", eventName: "message-sent" }))).toEqual([
      "customer_id",
      "event_name",
    ]);
  });

  it("keeps every field of any params through parsing, the wire and parsing again", () => {
    fc.assert(
      fc.property(arbitraryTrackParams, (params) => {
        const wire = JSON.parse(JSON.stringify(trackParamsToWire(parseTrackParams(params))));
        expect(parseTrackParams(fromWire(wire))).toEqual(JSON.parse(JSON.stringify(params)));
      }),
    );
  });
});
