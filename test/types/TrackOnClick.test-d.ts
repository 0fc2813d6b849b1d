import type { ComponentProps, MouseEvent } from "react";
import { expectTypeOf, test } from "vitest";
import type { AutumnError, TrackOnClick, TrackOnClickProps, TrackResponse } from "../../src/index";

const ok = (props: TrackOnClickProps) => props;

test("it takes a feature or an event, and exactly one of them", () => {
  ok({ featureId: "messages" });
  ok({ eventName: "message-sent" });
  // @ts-expect-error one of the two
  ok({ featureId: "messages", eventName: "message-sent" });
  // @ts-expect-error none
  ok({});
});

test("it takes every field of an event, under the event's type", () => {
  ok({ featureId: "messages", customerId: "ada", entityId: "seat_1", value: 2, properties: { from: "toolbar" } });
  ok({ featureId: "messages", timestamp: 1, overageBehavior: "overflow", async: true });
  ok({ featureId: "messages", lock: { lockId: "lock_1", enabled: true } });
  // @ts-expect-error the button's value would be a string
  ok({ featureId: "messages", value: "2" });
  // @ts-expect-error misspelt
  ok({ featureID: "messages" });
});

test("it takes what a button takes", () => {
  ok({ featureId: "messages", className: "primary", disabled: true, type: "submit", "aria-label": "Send" });
  // @ts-expect-error a button has no href
  ok({ featureId: "messages", href: "/" });
  expectTypeOf<ComponentProps<typeof TrackOnClick>>().toHaveProperty("ref");
});

test("its callbacks know what they get", () => {
  expectTypeOf<NonNullable<TrackOnClickProps["onTracked"]>>().parameters.toEqualTypeOf<[response: TrackResponse]>();
  expectTypeOf<NonNullable<TrackOnClickProps["onTrackError"]>>().parameters.toEqualTypeOf<[error: AutumnError]>();
  expectTypeOf<NonNullable<TrackOnClickProps["shouldTrack"]>>().toEqualTypeOf<
    (event: MouseEvent<HTMLButtonElement>) => boolean
  >();
});
