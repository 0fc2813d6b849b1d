import type { MouseEventHandler } from "react";
import { expectTypeOf, test } from "vitest";
import type { AutumnError, TrackParams, TrackResponse } from "../../src/index";
import { useTrack } from "../../src/index";

test("the state narrows as React Query's does", () => {
  const { status, data, error, variables } = useTrack({ featureId: "messages" });
  expectTypeOf(data).toEqualTypeOf<TrackResponse | undefined>();
  expectTypeOf(error).toEqualTypeOf<AutumnError | null>();
  if (status === "success") expectTypeOf(data).toEqualTypeOf<TrackResponse>();
  if (status === "error") expectTypeOf(error).toEqualTypeOf<AutumnError>();
  if (status === "pending") expectTypeOf(variables).toEqualTypeOf<TrackParams>();
});

test("mutate and mutateAsync take any part of the params, or nothing", () => {
  const { mutate, mutateAsync } = useTrack();
  mutate();
  mutate({ eventName: "message-sent", value: 2 });
  mutate(undefined, { onSuccess: ({ balance }) => balance?.remaining });
  expectTypeOf(mutateAsync).returns.resolves.toEqualTypeOf<TrackResponse>();
  // @ts-expect-error both
  mutate({ featureId: "messages", eventName: "message-sent" });
  // @ts-expect-error misspelt
  mutate({ featureID: "messages" });
  // @ts-expect-error both
  useTrack({ featureId: "messages", eventName: "message-sent" });
});

test("mutate is no event handler, which would take the event for params", () => {
  const { mutate } = useTrack({ featureId: "messages" });
  expectTypeOf(mutate).not.toExtend<MouseEventHandler>();
});

test("what onMutate returns is known to the other callbacks", () => {
  useTrack(
    { featureId: "messages" },
    {
      onMutate: ({ value }) => ({ before: value }),
      onError: (error, params, context) => {
        expectTypeOf(error).toEqualTypeOf<AutumnError>();
        expectTypeOf(params).toEqualTypeOf<TrackParams>();
        expectTypeOf(context).toEqualTypeOf<{ before: number | undefined } | undefined>();
      },
    },
  );
});

test("what could delay or multiply an event is no option", () => {
  // @ts-expect-error fixed
  useTrack({}, { retry: 3 });
  // @ts-expect-error fixed
  useTrack({}, { networkMode: "online" });
  // @ts-expect-error fixed
  useTrack({}, { scope: { id: "one at a time" } });
  // @ts-expect-error fixed
  useTrack({}, { mutationFn: async () => {} });
  // @ts-expect-error fixed
  useTrack({}, { throwOnError: true });
});
