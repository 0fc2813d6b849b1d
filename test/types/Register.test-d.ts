import { describe, expectTypeOf, test } from "vitest";
import type { EntityId, EventName, FeatureId, Register } from "../../src/index";

describe("without a registration", () => {
  test("every id is any string", () => {
    expectTypeOf<FeatureId>().toEqualTypeOf<string>();
    expectTypeOf<EventName>().toEqualTypeOf<string>();
    expectTypeOf<EntityId>().toEqualTypeOf<string>();
    expectTypeOf<keyof Register>().toEqualTypeOf<never>();
  });
});

describe("with registered ids", () => {
  type Ids = { featureId: "messages" | "seats"; eventName: "message-sent"; entityId: `ent_${string}` };

  test("only those are ids", () => {
    expectTypeOf<FeatureId<Ids>>().toEqualTypeOf<"messages" | "seats">();
    expectTypeOf<EventName<Ids>>().toEqualTypeOf<"message-sent">();
    expectTypeOf<EntityId<Ids>>().toEqualTypeOf<`ent_${string}`>();
  });

  test("those that are not registered stay any string", () => {
    expectTypeOf<FeatureId<{ eventName: "message-sent" }>>().toEqualTypeOf<string>();
    expectTypeOf<EntityId<{ featureId: "messages" }>>().toEqualTypeOf<string>();
  });
});

describe("with a config file", () => {
  type Feature<Id extends string> = { id: Id; name: string; type: "metered" | "boolean" | "credit_system" };
  type Config = {
    messages: Feature<"messages">;
    seats: Feature<"team-seats">;
    free: { id: "free"; name: string; items: unknown[] };
    format: () => string;
    version: 2;
  };

  test("the features it exports are the ids, its plans are not", () => {
    expectTypeOf<FeatureId<{ config: Config }>>().toEqualTypeOf<"messages" | "team-seats">();
    expectTypeOf<EventName<{ config: Config }>>().toEqualTypeOf<string>();
  });

  test("a featureId that is registered besides goes before", () => {
    expectTypeOf<FeatureId<{ config: Config; featureId: "words" }>>().toEqualTypeOf<"words">();
  });
});
