// @vitest-environment jsdom
import { act, fireEvent, render, renderHook, screen, waitFor } from "@testing-library/react";
import { useEffect, useState } from "react";
import { expect, it, vi } from "vitest";
import { type TrackInput, type UseTrackOptions, useTrack } from "../../src";
import { createApp } from "./createApp";

/** A button that tracks, and what the hook says about it. */
function createSend(defaults?: TrackInput, options?: UseTrackOptions, input?: TrackInput) {
  return function Send() {
    const { mutate: track, status, error, data } = useTrack(defaults, options);
    return (
      <>
        <button type="button" onClick={() => track(input)}>
          Send
        </button>
        <output>
          {[status, error?.code, data?.balance?.remaining].filter((part) => part !== undefined).join(" ")}
        </output>
      </>
    );
  };
}

it("records what the hook's defaults say", async () => {
  const app = createApp();
  const Send = createSend({ featureId: "messages" });
  render(<Send />, { wrapper: app.Provider });

  fireEvent.click(screen.getByText("Send"));

  expect(await app.recorded(1)).toEqual([{ customerId: "ada", featureId: "messages", value: 1 }]);
});

it("lets the call go before the hook, and the hook before the provider", async () => {
  const app = createApp();
  const Send = createSend(
    { featureId: "messages", value: 2, properties: { hook: true, nearest: "hook" } },
    {},
    { value: 3, properties: { call: true, nearest: "call" } },
  );
  render(
    <app.Provider entityId="seat_1" properties={{ provider: true, nearest: "provider" }}>
      <Send />
    </app.Provider>,
  );

  fireEvent.click(screen.getByText("Send"));

  expect(await app.recorded(1)).toEqual([
    {
      customerId: "ada",
      featureId: "messages",
      entityId: "seat_1",
      value: 3,
      properties: { provider: true, hook: true, call: true, nearest: "call" },
    },
  ]);
});

it("takes a call's event name instead of the hook's feature", async () => {
  const app = createApp();
  const Send = createSend({ featureId: "messages" }, {}, { eventName: "message-sent" });
  render(<Send />, { wrapper: app.Provider });

  fireEvent.click(screen.getByText("Send"));

  expect(await app.recorded(1)).toEqual([{ customerId: "ada", eventName: "message-sent", value: 1 }]);
});

it("goes from idle over pending to success, with Autumn's answer", async () => {
  const app = createApp();
  const Send = createSend({ featureId: "messages" });
  render(<Send />, { wrapper: app.Provider });
  expect(screen.getByRole("status")).toHaveTextContent("idle");

  fireEvent.click(screen.getByText("Send"));

  expect(screen.getByRole("status")).toHaveTextContent("pending");
  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("success 99"));
});

it("ends in the error that the handler refused the event with", async () => {
  const app = createApp();
  const Send = createSend({ featureId: "messages", value: 50 });
  render(
    <app.Provider onReject={() => {}}>
      <Send />
    </app.Provider>,
  );

  fireEvent.click(screen.getByText("Send"));

  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("error not_allowed"));
  expect(app.autumn.events).toEqual([]);
});

it("stays pending while the backend is down, and succeeds when it is up", async () => {
  const app = createApp();
  app.autumn.fail({ status: 503, times: Number.POSITIVE_INFINITY });
  const Send = createSend({ featureId: "messages" });
  render(<Send />, { wrapper: app.Provider });
  fireEvent.click(screen.getByText("Send"));
  // Sent again meanwhile, or not: the first wait is anything from 0 to 1 s.
  await waitFor(() => expect(app.requests).toBeGreaterThan(0));
  expect(screen.getByRole("status")).toHaveTextContent("pending");

  app.autumn.clearFaults();
  await waitFor(() => {
    fireEvent(window, new Event("online"));
    expect(screen.getByRole("status")).toHaveTextContent("success 99");
  });

  expect(await app.recorded(1)).toHaveLength(1);
});

it("resolves mutateAsync with the answer", async () => {
  const app = createApp();
  const { result } = renderHook(() => useTrack({ featureId: "messages" }), { wrapper: app.Provider });

  const response = await act(() => result.current.mutateAsync({ value: 2 }));

  expect(response).toMatchObject({ customerId: "ada", value: 2, balance: { remaining: 98 } });
});

it("rejects mutateAsync when the event is refused", async () => {
  const app = createApp();
  const { result } = renderHook(() => useTrack({ featureId: "messages" }), {
    wrapper: ({ children }) => <app.Provider onReject={() => {}}>{children}</app.Provider>,
  });

  const outcome = result.current.mutateAsync({ value: 50 });

  await expect(act(() => outcome)).rejects.toMatchObject({ name: "AutumnError", code: "not_allowed" });
});

it("gives callbacks the whole params, as they were at the call", async () => {
  const app = createApp();
  const onSuccess = vi.fn();
  const { result } = renderHook(() => useTrack({ featureId: "messages" }, { onSuccess }), { wrapper: app.Provider });
  const properties = { words: ["one"] };

  act(() => result.current.mutate({ properties }));
  properties.words.push("two");

  await waitFor(() => expect(onSuccess).toHaveBeenCalledOnce());
  expect(onSuccess.mock.calls[0]?.[1]).toEqual({
    customerId: "ada",
    featureId: "messages",
    properties: { words: ["one"] },
  });
  expect(await app.recorded(1)).toMatchObject([{ properties: { words: ["one"] } }]);
});

it("keeps mutate the same function while customer and provider stay", async () => {
  const app = createApp();
  const { result, rerender } = renderHook(
    ({ value }) => useTrack({ featureId: "messages", value }, { onError: () => {} }),
    { wrapper: app.Provider, initialProps: { value: 1 } },
  );
  const { mutate, mutateAsync, reset } = result.current;

  rerender({ value: 2 });
  await act(() => result.current.mutateAsync());

  expect(result.current).toMatchObject({ mutate, mutateAsync, reset });
  expect(await app.recorded(1)).toMatchObject([{ value: 2 }]);
});

it("tracks for the customer of the render that the call came from", async () => {
  const app = createApp();
  let signIn: (customerId: string) => void = () => {};
  function Organisation({ children }: { children: React.ReactNode }) {
    const [customerId, setCustomerId] = useState("ada");
    signIn = setCustomerId;
    return (
      <app.Provider customerId={customerId} entityId={customerId === "ada" ? "seat_1" : undefined}>
        {children}
      </app.Provider>
    );
  }
  const { result } = renderHook(() => useTrack({ featureId: "messages" }), { wrapper: Organisation });
  const { mutate: trackForAda } = result.current;

  act(() => signIn("bob"));
  app.session = "bob";
  act(() => trackForAda());
  act(() => result.current.mutate());

  expect(await app.recorded(1)).toEqual([{ customerId: "bob", featureId: "messages", value: 1 }]);
  expect(result.current.mutate).not.toBe(trackForAda);

  app.session = "ada";
  act(() => signIn("ada"));

  expect(await app.recorded(2)).toContainEqual({
    customerId: "ada",
    featureId: "messages",
    entityId: "seat_1",
    value: 1,
  });
});

it("shows the next customer nothing of the last one's event", async () => {
  const app = createApp();
  const Send = createSend({ featureId: "messages" });
  const view = render(
    <app.Provider customerId="ada">
      <Send />
    </app.Provider>,
  );
  fireEvent.click(screen.getByText("Send"));
  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("success 99"));

  view.rerender(
    <app.Provider customerId="bob">
      <Send />
    </app.Provider>,
  );

  expect(screen.getByRole("status")).toHaveTextContent(/^idle$/);
});

it("delivers what a component tracks as it unmounts", async () => {
  const app = createApp();
  function Leaving() {
    const { mutate: track } = useTrack({ featureId: "messages" });
    const [isOpen, setOpen] = useState(true);
    useEffect(() => () => track({ properties: { from: "cleanup" } }), [track]);
    return isOpen ? (
      <button
        type="button"
        onClick={() => {
          setOpen(false);
          track({ properties: { from: "click" } });
          view.unmount();
        }}
      >
        Leave
      </button>
    ) : null;
  }
  const view = render(<Leaving />, { wrapper: app.Provider });

  fireEvent.click(screen.getByText("Leave"));

  expect(await app.recorded(2)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ properties: { from: "click" } }),
      expect.objectContaining({ properties: { from: "cleanup" } }),
    ]),
  );
});

it("records what a component tracks in its first effect", async () => {
  const app = createApp();
  function Opened() {
    const { mutate: track } = useTrack({ featureId: "messages" });
    useEffect(() => track(), [track]);
    return null;
  }
  render(<Opened />, { wrapper: app.Provider });

  expect(await app.recorded(1)).toHaveLength(1);
});

it("goes back to idle on reset, while the event goes its way", async () => {
  const app = createApp();
  const { result } = renderHook(() => useTrack({ featureId: "messages" }), { wrapper: app.Provider });
  expect(result.current.status).toBe("idle");
  act(() => result.current.mutate());
  expect(result.current.isPending).toBe(true);

  act(() => result.current.reset());

  expect(result.current).toMatchObject({ status: "idle", isIdle: true, isPending: false, variables: undefined });
  expect(await app.recorded(1)).toHaveLength(1);
});

it("gives every field to a component that spreads the result", () => {
  const app = createApp();
  const { result } = renderHook(() => ({ ...useTrack({ featureId: "messages" }) }), { wrapper: app.Provider });

  expect(result.current).toEqual({
    context: undefined,
    data: undefined,
    error: null,
    failureCount: 0,
    failureReason: null,
    isError: false,
    isIdle: true,
    isPaused: false,
    isPending: false,
    isSuccess: false,
    mutate: expect.any(Function),
    mutateAsync: expect.any(Function),
    reset: expect.any(Function),
    status: "idle",
    submittedAt: 0,
    variables: undefined,
  });
});
