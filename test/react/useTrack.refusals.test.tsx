// @vitest-environment jsdom
import { act, render, renderHook, waitFor } from "@testing-library/react";
import { useEffect } from "react";
import { beforeEach, expect, it, vi } from "vitest";
import { type AutumnProviderProps, isAutumnError, type TrackInput, type UseTrackOptions, useTrack } from "../../src";
import { createApp } from "./createApp";
import { thrownBy } from "./thrownBy";

let consoleError: ReturnType<typeof vi.spyOn>;
beforeEach(() => {
  consoleError = vi
    .spyOn(console, "error")
    .mockReset()
    .mockImplementation(() => {});
});

function setUp(provider: Omit<AutumnProviderProps, "client" | "url"> = {}, options?: UseTrackOptions) {
  const app = createApp();
  const { result } = renderHook(() => useTrack({ featureId: "messages" }, options), {
    wrapper: ({ children }) => <app.Provider {...provider}>{children}</app.Provider>,
  });
  return { app, result };
}

const refusals: [string, Omit<AutumnProviderProps, "client" | "url">, TrackInput, string][] = [
  ["params that are not valid", {}, { value: Number.NaN }, "invalid_params"],
  ["a call while nobody is signed in", { customerId: null }, {}, "no_customer"],
  ["another customer than the provider's", {}, { customerId: "bob" }, "wrong_customer"],
  ["a call above what may wait", { outbox: { maxPending: 0 } }, {}, "outbox_full"],
];

it.each(refusals)("refuses %s at the call, and sends nothing", async (_, provider, input, code) => {
  const onError = vi.fn();
  const onReject = vi.fn();
  const { app, result } = setUp({ ...provider, onReject }, { onError });
  void result.current.error;

  const outcome = result.current.mutateAsync(input).catch((error) => error);
  const error = await act(() => outcome);

  expect(error).toMatchObject({ name: "AutumnError", code });
  expect(result.current).toMatchObject({ status: "error", error, isError: true });
  expect(onError).toHaveBeenCalledExactlyOnceWith(
    error,
    expect.objectContaining({ featureId: "messages" }),
    undefined,
    expect.anything(),
  );
  expect(app.requests).toBe(0);
  expect(onReject).not.toHaveBeenCalled();
});

it("says which field is wrong, and how to put it right", async () => {
  const { result } = setUp();

  // @ts-expect-error the name of the field is misspelt
  const error = await result.current.mutateAsync({ featureID: "messages" }).catch((cause: unknown) => cause);

  expect(isAutumnError(error) && error.issues).toEqual([
    { path: "featureID", what: expect.any(String), fix: "Did you mean featureId?" },
  ]);
});

it("refuses an event that no customer is named for", async () => {
  const app = createApp();
  const { result } = renderHook(() => useTrack({ featureId: "messages" }), {
    wrapper: ({ children }) => <app.Provider customerId={undefined}>{children}</app.Provider>,
  });
  expect(await act(() => result.current.mutateAsync().catch((error) => error))).toMatchObject({
    code: "invalid_params",
    issues: [{ path: "customerId" }],
  });
});

it("takes the customer of the call where the provider has none", async () => {
  const app = createApp();
  const { result } = renderHook(() => useTrack({ featureId: "messages" }), {
    wrapper: ({ children }) => <app.Provider customerId={undefined}>{children}</app.Provider>,
  });

  act(() => result.current.mutate({ customerId: "ada" }));

  expect(await app.recorded(1)).toEqual([{ customerId: "ada", featureId: "messages", value: 1 }]);
});

it.each(["a string", 7, null, [], new Date(0)])("refuses %j as params", async (garbage) => {
  const { result } = setUp();

  const error = await result.current.mutateAsync(garbage as TrackInput).catch((cause: unknown) => cause);

  expect(error).toMatchObject({ code: "invalid_params" });
});

it("writes a refused call to the console where nobody listens to onError", async () => {
  const { result } = setUp({ customerId: null });

  act(() => result.current.mutate());

  await waitFor(() =>
    expect(consoleError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: "no_customer" })),
  );
});

it.each(["hook", "call"])("leaves a refused call to the onError of the %s", async (place) => {
  const onError = vi.fn();
  const { result } = setUp({ customerId: null }, place === "hook" ? { onError } : {});

  act(() => result.current.mutate({}, place === "call" ? { onError } : {}));

  await waitFor(() => expect(onError).toHaveBeenCalledOnce());
  expect(consoleError).not.toHaveBeenCalled();
});

it("throws what to do where there is no provider", () => {
  expect(thrownBy(() => renderHook(() => useTrack({ featureId: "messages" })))).toMatchObject({
    code: "missing_provider",
    message: expect.stringContaining("useTrack has no <AutumnProvider>"),
  });
});

it("tells of a refused call where another follows in its task", async () => {
  const { app, result } = setUp();
  const onError = vi.fn();
  act(() => {
    result.current.mutate({ value: Number.NaN }, { onError });
    result.current.mutate();
  });
  await app.recorded(1);
  expect([...onError.mock.calls, ...consoleError.mock.calls]).toHaveLength(1);
});

it("tells of a refused call where another follows a moment later", async () => {
  const { app, result } = setUp();
  const onError = vi.fn();
  await act(async () => {
    result.current.mutate({ value: Number.NaN }, { onError });
    await null;
    await null;
    result.current.mutate();
  });
  await app.recorded(1);
  expect([...onError.mock.calls, ...consoleError.mock.calls]).toHaveLength(1);
});

it("tells of a refused call where the component goes", async () => {
  const app = createApp();
  const onError = vi.fn();
  function Draft() {
    const { mutate: track } = useTrack({ featureId: "messages" });
    useEffect(() => () => track({ value: Number.NaN }, { onError }), [track]);
    return null;
  }
  const tree = (isOpen: boolean) => <app.Provider>{isOpen && <Draft />}</app.Provider>;
  const { rerender } = render(tree(true));
  rerender(tree(false));
  await waitFor(() => expect([...onError.mock.calls, ...consoleError.mock.calls]).toHaveLength(1));
});

it("tells of a refused call once", async () => {
  const { app, result } = setUp();
  const onError = vi.fn();
  act(() => result.current.mutate({ value: Number.NaN }, { onError }));
  await waitFor(() => expect(onError).toHaveBeenCalled());
  act(() => result.current.mutate());
  await app.recorded(1);
  expect(onError).toHaveBeenCalledOnce();
  expect(consoleError).not.toHaveBeenCalled();
});
