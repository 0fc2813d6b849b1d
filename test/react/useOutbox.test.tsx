// @vitest-environment jsdom
import { act, fireEvent, render, renderHook, screen, waitFor } from "@testing-library/react";
import { type ReactNode, useEffect } from "react";
import { expect, it, vi } from "vitest";
import { AutumnProvider, TrackOnClick, useOutbox, useTrack } from "../../src";
import { createApp } from "./createApp";
import { thrownBy } from "./thrownBy";

function setUp() {
  const app = createApp();
  const { result } = renderHook(() => ({ track: useTrack({ featureId: "messages" }).mutate, outbox: useOutbox() }), {
    wrapper: ({ children }: { children: ReactNode }) => <app.Provider onReject={() => {}}>{children}</app.Provider>,
  });
  // Reads every field, so that every change renders.
  void { ...result.current.outbox };
  return { app, result };
}

it("says what is under way, and that it has arrived", async () => {
  const { app, result } = setUp();
  let open = () => {};
  app.gate = new Promise((resolve) => {
    open = resolve;
  });

  act(() => result.current.track({ value: 2 }));

  await waitFor(() =>
    expect(result.current.outbox).toMatchObject({
      status: "sending",
      sending: [{ id: expect.any(String), params: { customerId: "ada", featureId: "messages", value: 2 } }],
      pending: [],
    }),
  );
  open();
  await waitFor(() => expect(result.current.outbox).toMatchObject({ status: "idle", sending: [], pending: [] }));
  expect(await app.recorded(1)).toHaveLength(1);
});

it("says what waits, why and until when, and sends it on flush", async () => {
  const { app, result } = setUp();
  app.autumn.fail({ status: 503, times: Number.POSITIVE_INFINITY, retryAfter: 60 });
  act(() => result.current.track());

  await waitFor(() =>
    expect(result.current.outbox).toMatchObject({
      status: "waiting",
      reason: "backoff",
      until: expect.any(Number),
      pending: [{ params: { featureId: "messages" } }],
    }),
  );
  app.autumn.clearFaults();

  expect(await act(() => result.current.outbox.flush())).toBe(true);
  expect(await app.recorded(1)).toHaveLength(1);
});

it("lists what was refused and why, and sends it again on retry", async () => {
  const { app, result } = setUp();
  act(() => result.current.track({ value: 50 }));
  await waitFor(() =>
    expect(result.current.outbox.rejected).toMatchObject([
      { params: { value: 50 }, error: { code: "not_allowed", message: expect.any(String) } },
    ]),
  );
  const requests = app.requests;

  act(() => result.current.outbox.retry(result.current.outbox.rejected[0]?.id));

  await waitFor(() => expect(app.requests).toBe(requests + 1));
  await waitFor(() => expect(result.current.outbox.rejected).toHaveLength(1));
});

it("forgets what was refused on discard", async () => {
  const { result } = setUp();
  act(() => result.current.track({ value: 50 }));
  await waitFor(() => expect(result.current.outbox.rejected).toHaveLength(1));

  const [refused] = result.current.outbox.rejected;
  expect(result.current.outbox.discard(refused?.id)).toBe(true);

  await waitFor(() => expect(result.current.outbox.rejected).toEqual([]));
});

it("says that it works from memory where storage is missing", async () => {
  const { result } = setUp();

  await waitFor(() => expect(result.current.outbox.durable).toBe(false));
});

it("keeps its functions the same", async () => {
  const { app, result } = setUp();
  const { flush, retry, discard } = result.current.outbox;

  act(() => result.current.track());
  await app.recorded(1);

  expect(result.current.outbox).toMatchObject({ flush, retry, discard });
});

it("gives every field to a component that spreads the result", () => {
  const app = createApp();
  const { result } = renderHook(() => ({ ...useOutbox() }), { wrapper: app.Provider });

  expect(Object.keys(result.current).sort()).toEqual([
    "discard",
    "durable",
    "flush",
    "held",
    "pending",
    "reason",
    "rejected",
    "retry",
    "sending",
    "status",
    "until",
  ]);
});

it("throws what to do where there is no provider", () => {
  expect(thrownBy(() => renderHook(() => useOutbox()))).toMatchObject({
    code: "missing_provider",
    message: expect.stringContaining("useOutbox has no <AutumnProvider>"),
  });
});

it("shows the next customer nothing of the last one's events", async () => {
  const app = createApp();
  const seen: string[] = [];
  function Toasts({ customerId }: { customerId: string | null }) {
    const { rejected } = useOutbox();
    useEffect(() => {
      for (const { params } of rejected) seen.push(`${customerId} sees an event of ${params.customerId}`);
    }, [rejected, customerId]);
    return null;
  }
  const tree = (customerId: string | null) => (
    <app.Provider customerId={customerId} onReject={() => {}}>
      <TrackOnClick featureId="messages" value={50}>
        Send
      </TrackOnClick>
      <Toasts customerId={customerId} />
    </app.Provider>
  );
  const { rerender } = render(tree("ada"));
  fireEvent.click(screen.getByText("Send"));
  await waitFor(() => expect(seen).toEqual(["ada sees an event of ada"]));
  await act(async () => rerender(tree("bob")));
  await act(async () => rerender(tree(null)));
  expect(seen).toEqual(["ada sees an event of ada"]);
});

it("shows what an effect tracks at the mount, offline", async () => {
  const app = createApp();
  const online = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  function Opened() {
    const { pending } = useOutbox();
    const { mutate: track } = useTrack({ featureId: "messages" });
    useEffect(() => track(), [track]);
    return <output>{pending.length} wait</output>;
  }
  const client = app.createClient();
  const tree = (entityId: string) => (
    <AutumnProvider customerId="ada" client={client} entityId={entityId}>
      <Opened />
    </AutumnProvider>
  );
  const { rerender } = render(tree("seat_1"));
  await screen.findByText("1 wait");
  rerender(tree("seat_2"));
  await screen.findByText("2 wait");
  online.mockRestore();
});
