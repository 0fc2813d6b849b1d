import fc from "fast-check";
import type { TrackParams } from "../../src/index";

const id = fc.string({ minLength: 1, maxLength: 40 }).filter((text) => text.trim() !== "");

/** What JSON carries without loss: -0 comes back as 0. */
const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)));

const common = {
  entityId: id,
  value: fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((value) => value + 0),
  properties: fc
    .dictionary(fc.string({ maxLength: 12 }), json, { maxKeys: 5 })
    .filter((properties) => !JSON.stringify(properties).includes("__proto__")),
  timestamp: fc.integer({ min: Date.UTC(2001, 0), max: Date.UTC(2025, 0) }),
  overageBehavior: fc.constantFrom("cap" as const, "overflow" as const),
  async: fc.boolean(),
  lock: fc.record(
    {
      lockId: fc.string({ minLength: 1, maxLength: 256 }).filter((text) => text.trim() !== ""),
      enabled: fc.constant(true as const),
      expiresAt: fc.integer({ min: 1, max: Date.UTC(2100, 0) }),
    },
    { requiredKeys: ["lockId", "enabled"] },
  ),
};

/** Every TrackParams that the schema accepts, with any of the optional fields. */
export const arbitraryTrackParams: fc.Arbitrary<TrackParams> = fc.oneof(
  fc.record({ customerId: id, featureId: id, ...common }, { requiredKeys: ["customerId", "featureId"] }),
  fc.record({ customerId: id, eventName: id, ...common }, { requiredKeys: ["customerId", "eventName"] }),
);
