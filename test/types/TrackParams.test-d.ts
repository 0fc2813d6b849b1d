import type { TrackParams as SdkTrackParams } from "autumn-js";
import { describe, expectTypeOf, test } from "vitest";
import type * as z from "zod/mini";
import type { TrackInput, TrackParams, trackParamsSchema } from "../../src/index";

/** Told to be the same by what fits where, not by spelling. */
type Fits<From, To> = [From] extends [To] ? true : false;

describe("TrackParams", () => {
  test("goes wherever the official SDK's goes, and the other way round", () => {
    expectTypeOf<Fits<TrackParams, SdkTrackParams>>().toEqualTypeOf<true>();
    expectTypeOf<Fits<SdkTrackParams, TrackParams>>().toEqualTypeOf<true>();
    expectTypeOf<keyof TrackParams>().toEqualTypeOf<keyof SdkTrackParams>();
  });

  test("is what the schema reads and gives", () => {
    expectTypeOf<z.output<typeof trackParamsSchema>>().toEqualTypeOf<TrackParams>();
    expectTypeOf<z.input<typeof trackParamsSchema>>().toEqualTypeOf<TrackParams>();
  });
});

describe("TrackInput", () => {
  const ok = (input: TrackInput) => input;

  test("is any part of TrackParams", () => {
    ok({});
    ok({ featureId: "messages" });
    ok({ eventName: "message-sent", value: 2, properties: { from: "test" } });
    ok({ customerId: "cus_1", entityId: "seat_1", overageBehavior: "cap", async: true });
    ok({ lock: { lockId: "lock_1", enabled: true } });
  });

  test("has no place for both featureId and eventName", () => {
    // @ts-expect-error one of the two
    ok({ featureId: "messages", eventName: "message-sent" });
  });

  test("has no place for what isn't a field, or is of the wrong type", () => {
    // @ts-expect-error misspelled
    ok({ featureID: "messages" });
    // @ts-expect-error a number
    ok({ value: "1" });
    // @ts-expect-error "cap" or "overflow"
    ok({ overageBehavior: "reject" });
    // @ts-expect-error a lock is enabled
    ok({ lock: { lockId: "lock_1", enabled: false } });
  });
});
