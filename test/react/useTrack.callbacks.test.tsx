// @vitest-environment jsdom
import { act, renderHook, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { useTrack } from "../../src";
import { createApp } from "./createApp";

it("calls the hook's callbacks in React Query's order, with what onMutate returned", async () => {
  const app = createApp();
  const calls: unknown[] = [];
  const { result } = renderHook(
    () =>
      useTrack(
        { featureId: "messages" },
        {
          meta: { page: "chat" },
          onMutate: ({ value }, { meta }) => {
            calls.push(["onMutate", value, meta]);
            return { rollback: value };
          },
          onSuccess: ({ value }, _, context) => calls.push(["onSuccess", value, context]),
          onSettled: (_, error, __, context) => calls.push(["onSettled", error, context]),
        },
      ),
    { wrapper: app.Provider },
  );

  await act(() => result.current.mutateAsync({ value: 2 }));

  expect(calls).toEqual([
    ["onMutate", 2, { page: "chat" }],
    ["onSuccess", 2, { rollback: 2 }],
    ["onSettled", null, { rollback: 2 }],
  ]);
});

it("calls the callbacks of the latest render, for an event of an earlier one too", async () => {
  const app = createApp();
  const onSuccess = vi.fn();
  const { result, rerender } = renderHook(
    ({ count }) => useTrack({ featureId: "messages" }, { onSuccess: () => onSuccess(count) }),
    { wrapper: app.Provider, initialProps: { count: 1 } },
  );

  act(() => result.current.mutate());
  rerender({ count: 2 });

  await waitFor(() => expect(onSuccess).toHaveBeenCalledExactlyOnceWith(2));
});

it("calls the hook's callbacks after the component is gone, and not those of the call", async () => {
  const app = createApp();
  const onSuccess = vi.fn();
  const onCallSuccess = vi.fn();
  const { result, unmount } = renderHook(
    ({ inside }) => {
      const track = useTrack({ featureId: "messages" }, { onSuccess });
      return inside ? track : track;
    },
    { wrapper: ({ children }) => <app.Provider>{children}</app.Provider>, initialProps: { inside: true } },
  );

  act(() => result.current.mutate({}, { onSuccess: onCallSuccess }));
  unmount();

  await waitFor(() => expect(onSuccess).toHaveBeenCalledOnce());
  expect(onCallSuccess).not.toHaveBeenCalled();
});

it("calls a call's callbacks for the latest call alone", async () => {
  const app = createApp();
  const onSettled = vi.fn();
  const { result } = renderHook(() => useTrack({ featureId: "messages" }, { onSettled }), { wrapper: app.Provider });
  const first = { onSuccess: vi.fn(), onError: vi.fn(), onSettled: vi.fn() };
  const second = { onSuccess: vi.fn(), onError: vi.fn(), onSettled: vi.fn() };

  act(() => {
    result.current.mutate({ value: 1 }, first);
    result.current.mutate({ value: 2 }, second);
  });

  await waitFor(() => expect(onSettled).toHaveBeenCalledTimes(2));
  await waitFor(() => expect(second.onSettled).toHaveBeenCalledOnce());
  expect(second.onSuccess).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ value: 2 }),
    expect.objectContaining({ value: 2 }),
    undefined,
    expect.anything(),
  );
  expect([first.onSuccess, first.onError, first.onSettled, second.onError].map(({ mock }) => mock.calls)).toEqual([
    [],
    [],
    [],
    [],
  ]);
});

it("delivers an event whose onMutate throws, and reports the mutation as failed", async () => {
  const app = createApp();
  const { result } = renderHook(
    () =>
      useTrack(
        { featureId: "messages" },
        {
          onMutate: () => {
            throw new RangeError("a mistake of the app");
          },
        },
      ),
    { wrapper: app.Provider },
  );

  const outcome = result.current.mutateAsync();

  await expect(act(() => outcome)).rejects.toThrow("a mistake of the app");
  expect(await app.recorded(1)).toHaveLength(1);
});

it("reports a refusal, and leaves no rejection unhandled, when onMutate throws", async () => {
  const app = createApp();
  const onMutate = () => {
    throw new RangeError("a mistake of the app");
  };
  const { result } = renderHook(() => useTrack({ featureId: "messages" }, { onMutate }), { wrapper: app.Provider });
  const unhandled = vi.fn();
  process.on("unhandledRejection", unhandled);
  const consoleError = vi.spyOn(console, "error").mockImplementation(() => {});

  act(() => result.current.mutate({ value: Number.NaN }));
  await act(() => result.current.mutateAsync({ value: Number.NaN }).catch(() => {}));

  expect(consoleError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: "invalid_params" }));
  // Node tells of unhandled rejections when the microtasks are done.
  await new Promise((resolve) => setImmediate(resolve));
  expect(unhandled).not.toHaveBeenCalled();
  process.off("unhandledRejection", unhandled);
  consoleError.mockRestore();
});

it("shows the event that a call within onMutate tracked last", async () => {
  const app = createApp();
  const { result } = renderHook(
    () => {
      const track = useTrack(
        { featureId: "messages" },
        {
          onMutate: ({ value }) => {
            if (value === 1) track.mutate({ value: 2 });
          },
        },
      );
      return track;
    },
    { wrapper: app.Provider },
  );

  act(() => result.current.mutate({ value: 1 }));

  expect(await app.recorded(2)).toHaveLength(2);
  await waitFor(() => expect(result.current).toMatchObject({ isSuccess: true, variables: { value: 2 } }));
});

it.each<[string, (mutation: ReturnType<typeof useTrack>) => void]>([
  ["tracks again", ({ mutate }) => mutate()],
  ["resets", ({ reset }) => reset()],
])("calls onSettled of a call whose onSuccess %s", async (_name, next) => {
  const app = createApp();
  const onSettled = vi.fn();
  const { result } = renderHook(() => useTrack({ featureId: "messages" }), { wrapper: app.Provider });
  act(() => result.current.mutate({}, { onSuccess: () => next(result.current), onSettled }));
  await waitFor(() => expect(onSettled).toHaveBeenCalledOnce());
});
