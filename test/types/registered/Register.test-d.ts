import { expectTypeOf, test } from "vitest";
import type {
  AutumnProviderProps,
  FeatureId,
  TrackOnClickProps,
  UseTrackResult,
  useBalance,
  useTrack,
} from "../../../src/index";
import type { Allow } from "../../../src/server";

// In a program of its own (see tsconfig.json), since a registration holds for the whole program.
declare module "../../../src/index" {
  interface Register {
    featureId: "messages" | "seats";
    eventName: "message-sent";
    entityId: `seat_${string}`;
  }
}

type Defaults = NonNullable<Parameters<typeof useTrack>[0]>;
type Input = NonNullable<Parameters<UseTrackResult["mutate"]>[0]>;

test("registered ids are the only ones", () => {
  expectTypeOf<FeatureId>().toEqualTypeOf<"messages" | "seats">();
});

test("useTrack takes registered ids alone", () => {
  expectTypeOf<{ featureId: "messages"; entityId: "seat_1" }>().toExtend<Defaults>();
  expectTypeOf<{ eventName: "message-sent" }>().toExtend<Input>();
  expectTypeOf<{ featureId: "mesages" }>().not.toExtend<Defaults>();
  expectTypeOf<{ eventName: "messages" }>().not.toExtend<Input>();
  expectTypeOf<{ entityId: "workspace_1" }>().not.toExtend<Input>();
});

test("useBalance takes registered ids alone", () => {
  expectTypeOf<Parameters<typeof useBalance>[0]>().toEqualTypeOf<"messages" | "seats">();
  expectTypeOf<{ entityId: "seat_1" }>().toExtend<NonNullable<Parameters<typeof useBalance>[1]>>();
  expectTypeOf<{ entityId: "workspace_1" }>().not.toExtend<NonNullable<Parameters<typeof useBalance>[1]>>();
});

test("TrackOnClick and AutumnProvider take registered ids alone", () => {
  expectTypeOf<{ featureId: "seats"; entityId: "seat_1" }>().toExtend<TrackOnClickProps>();
  expectTypeOf<{ featureId: "seat" }>().not.toExtend<TrackOnClickProps>();
  expectTypeOf<{ eventName: "seats" }>().not.toExtend<TrackOnClickProps>();
  expectTypeOf<{ entityId: "seat_1" }>().toExtend<AutumnProviderProps>();
  expectTypeOf<{ entityId: "workspace_1" }>().not.toExtend<AutumnProviderProps>();
});

test("a handler's policy takes registered ids alone", () => {
  expectTypeOf<{ features: { messages: true }; events: { "message-sent": true } }>().toExtend<Allow>();
  // @ts-expect-error no such feature
  const misspelt: Allow = { features: { mesages: true } };
  void misspelt;
});
