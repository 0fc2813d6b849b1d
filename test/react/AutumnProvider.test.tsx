// @vitest-environment jsdom
import { act, fireEvent, render, renderHook, screen, waitFor } from "@testing-library/react";
import { type ReactNode, StrictMode, useEffect } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { AutumnProvider, createAutumnClient, TrackOnClick, useOutbox, useTrack } from "../../src";
import { createApp } from "./createApp";

const consoleError = vi.spyOn(console, "error");
beforeEach(() => void consoleError.mockReset().mockImplementation(() => {}));
afterEach(() => void vi.unstubAllGlobals());

it("hands defaults down through nested providers, properties key by key", async () => {
  const app = createApp();
  render(
    <app.Provider entityId="seat_1" properties={{ app: "web", page: "home" }}>
      <AutumnProvider properties={{ page: "chat" }}>
        <AutumnProvider>
          <TrackOnClick featureId="messages" properties={{ from: "toolbar" }}>
            Send
          </TrackOnClick>
        </AutumnProvider>
      </AutumnProvider>
    </app.Provider>,
  );

  fireEvent.click(screen.getByText("Send"));

  expect(await app.recorded(1)).toEqual([
    {
      customerId: "ada",
      featureId: "messages",
      entityId: "seat_1",
      value: 1,
      properties: { app: "web", page: "chat", from: "toolbar" },
    },
  ]);
});

it("hands no entity down to another customer", async () => {
  const app = createApp();
  app.session = "bob";
  render(
    <app.Provider entityId="seat_1">
      <AutumnProvider customerId="bob">
        <TrackOnClick featureId="messages">Send</TrackOnClick>
      </AutumnProvider>
    </app.Provider>,
  );

  fireEvent.click(screen.getByText("Send"));

  expect(await app.recorded(1)).toEqual([{ customerId: "bob", featureId: "messages", value: 1 }]);
});

it("signs nobody in below a customerId of null, whoever is signed in above", async () => {
  const app = createApp();
  const { result } = renderHook(() => useTrack({ featureId: "messages" }), {
    wrapper: ({ children }: { children: ReactNode }) => (
      <app.Provider>
        <AutumnProvider customerId={null}>{children}</AutumnProvider>
      </app.Provider>
    ),
  });

  await expect(result.current.mutateAsync()).rejects.toMatchObject({ code: "no_customer" });
});

it("takes the latest properties, client and onReject", async () => {
  const app = createApp();
  const fetches = [vi.fn(app.fetch), vi.fn(app.fetch)] as const;
  const onReject = [vi.fn(), vi.fn()] as const;
  const tree = (version: 0 | 1) => (
    <AutumnProvider
      customerId="ada"
      client={createAutumnClient({ url: app.url, fetch: fetches[version] })}
      properties={{ version }}
      onReject={onReject[version]}
    >
      <TrackOnClick featureId="messages">Send</TrackOnClick>
      <TrackOnClick featureId="messages" value={50}>
        Send 50
      </TrackOnClick>
    </AutumnProvider>
  );
  const { rerender } = render(tree(0));

  rerender(tree(1));
  fireEvent.click(screen.getByText("Send"));
  fireEvent.click(screen.getByText("Send 50"));

  expect(await app.recorded(1)).toMatchObject([{ properties: { version: 1 } }]);
  await waitFor(() => expect(onReject[1]).toHaveBeenCalledOnce());
  expect(onReject[0]).not.toHaveBeenCalled();
  expect(fetches[0]).not.toHaveBeenCalled();
});

it("shares one outbox among providers of the same address and name", async () => {
  const app = createApp();
  app.gate = new Promise(() => {});
  function Region({ name }: { name?: string }) {
    return (
      <AutumnProvider
        customerId="ada"
        client={createAutumnClient({ url: `${app.url}/`, fetch: app.fetch })}
        outbox={{ name }}
      >
        <TrackOnClick featureId="messages">Send {name}</TrackOnClick>
        <Sending name={name} />
      </AutumnProvider>
    );
  }
  function Sending({ name = "none" }: { name?: string }) {
    return <output aria-label={name}>{useOutbox().sending.length}</output>;
  }
  const sending = () =>
    screen.getAllByRole("status").map((output) => `${output.getAttribute("aria-label")} ${output.textContent}`);
  render(
    <>
      <Region />
      <Region name="one" />
      <Region name="two" />
      <app.Provider>
        <TrackOnClick featureId="messages">Send elsewhere</TrackOnClick>
      </app.Provider>
    </>,
  );

  fireEvent.click(screen.getByText("Send elsewhere"));
  await waitFor(() => expect(sending()).toEqual(["none 1", "one 0", "two 0"]));

  fireEvent.click(screen.getByText("Send two"));
  await waitFor(() => expect(sending()).toEqual(["none 1", "one 0", "two 1"]));
});

it("hands its outbox down, name and bound", async () => {
  const app = createApp();
  app.gate = new Promise(() => {});
  const onTrackError = vi.fn();
  function Sending() {
    return <output>{useOutbox().sending.length} under way</output>;
  }
  render(
    <AutumnProvider customerId="ada" client={app.createClient()} outbox={{ name: "one at a time", maxPending: 1 }}>
      <AutumnProvider customerId="bob">
        <TrackOnClick featureId="messages" onTrackError={onTrackError}>
          Send
        </TrackOnClick>
      </AutumnProvider>
      <Sending />
    </AutumnProvider>,
  );

  fireEvent.click(screen.getByText("Send"));
  await screen.findByText("1 under way");
  fireEvent.click(screen.getByText("Send"));

  await waitFor(() => expect(onTrackError).toHaveBeenCalledWith(expect.objectContaining({ code: "outbox_full" })));
});

it("keeps its outbox when its client is made anew at each render", async () => {
  const app = createApp();
  app.gate = new Promise(() => {});
  const { result, rerender } = renderHook(
    () => ({ track: useTrack({ featureId: "messages" }).mutate, sending: useOutbox().sending }),
    { wrapper: app.Provider },
  );
  const { track } = result.current;
  act(() => track());
  await waitFor(() => expect(result.current.sending).toHaveLength(1));

  rerender();

  expect(result.current.track).toBe(track);
  expect(result.current.sending).toHaveLength(1);
});

it("keeps another customer's events until that customer is back", async () => {
  const app = createApp();
  const tree = (customerId: string | null) => (
    <app.Provider customerId={customerId}>
      <TrackOnClick featureId="messages">Send</TrackOnClick>
      <Held />
    </app.Provider>
  );
  function Held() {
    return <output>{useOutbox().held} held</output>;
  }
  app.session = "bob";
  app.autumn.fail({ status: 503, times: Number.POSITIVE_INFINITY });
  const { rerender } = render(tree("bob"));
  fireEvent.click(screen.getByText("Send"));
  // Sent again meanwhile, or not: the first wait is anything from 0 to 1 s.
  await waitFor(() => expect(app.requests).toBeGreaterThan(0));

  app.session = "ada";
  rerender(tree("ada"));
  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("1 held"));
  app.autumn.clearFaults();
  app.session = "bob";
  rerender(tree("bob"));

  await waitFor(() => {
    fireEvent(window, new Event("online"));
    expect(app.autumn.events).toHaveLength(1);
  });

  expect(await app.recorded(1)).toMatchObject([{ customerId: "bob" }]);
});

it("sends one event for one click under StrictMode", async () => {
  const app = createApp();
  render(
    <StrictMode>
      <app.Provider>
        <TrackOnClick featureId="messages">Send</TrackOnClick>
      </app.Provider>
    </StrictMode>,
  );

  fireEvent.click(screen.getByText("Send"));

  expect(await app.recorded(1)).toHaveLength(1);
});

it("delivers what effects track under StrictMode, once for each run", async () => {
  const app = createApp();
  const ran = vi.fn();
  function Opened() {
    const { mutate: track } = useTrack({ featureId: "messages" });
    useEffect(() => {
      ran();
      track();
    }, [track]);
    return null;
  }
  render(
    <StrictMode>
      <app.Provider>
        <Opened />
      </app.Provider>
    </StrictMode>,
  );

  expect(ran).toHaveBeenCalledTimes(2);
  expect(await app.recorded(2)).toHaveLength(2);
});

it("sends what waits when it unmounts", async () => {
  const app = createApp();
  const view = render(<TrackOnClick featureId="messages">Send</TrackOnClick>, { wrapper: app.Provider });

  fireEvent.click(screen.getByText("Send"));
  view.unmount();

  expect(await app.recorded(1)).toHaveLength(1);
});

it("tells the outermost provider of a refusal once, and the nearest where that one listens", async () => {
  const app = createApp();
  const outer = vi.fn();
  const inner = vi.fn();
  const tree = (onReject?: typeof inner) => (
    <app.Provider onReject={outer}>
      <AutumnProvider onReject={onReject}>
        <TrackOnClick featureId="messages" value={50}>
          Send
        </TrackOnClick>
      </AutumnProvider>
    </app.Provider>
  );
  const { rerender } = render(tree());
  fireEvent.click(screen.getByText("Send"));
  await waitFor(() => expect(outer).toHaveBeenCalledOnce());

  rerender(tree(inner));
  fireEvent.click(screen.getByText("Send"));
  await waitFor(() => expect(inner).toHaveBeenCalledOnce());

  expect(outer).toHaveBeenCalledTimes(2);
});

it("tells an inherited onReject of a nested customer's refusals", async () => {
  const app = createApp();
  app.session = "bob";
  const onReject = vi.fn();
  render(
    <app.Provider onReject={onReject}>
      <AutumnProvider customerId="bob">
        <TrackOnClick featureId="messages" value={50}>
          Send
        </TrackOnClick>
      </AutumnProvider>
    </app.Provider>,
  );

  fireEvent.click(screen.getByText("Send"));

  await waitFor(() => expect(onReject).toHaveBeenCalledOnce());
});

it("writes a refusal to the console where nobody listens", async () => {
  const app = createApp();
  render(
    <TrackOnClick featureId="messages" value={50}>
      Send
    </TrackOnClick>,
    { wrapper: app.Provider },
  );

  fireEvent.click(screen.getByText("Send"));

  await waitFor(() =>
    expect(consoleError).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ code: "not_allowed" }),
      expect.objectContaining({ params: expect.objectContaining({ value: 50 }) }),
    ),
  );
});

it("works with a url alone", async () => {
  const app = createApp();
  vi.stubGlobal("fetch", app.fetch);
  render(
    <AutumnProvider customerId="ada" url={app.url}>
      <TrackOnClick featureId="messages">Send</TrackOnClick>
    </AutumnProvider>,
  );

  fireEvent.click(screen.getByText("Send"));

  expect(await app.recorded(1)).toHaveLength(1);
});

it("takes a nested provider's own url", async () => {
  const outer = createApp();
  const inner = createApp();
  vi.stubGlobal("fetch", inner.fetch);
  render(
    <outer.Provider>
      <AutumnProvider url={inner.url}>
        <TrackOnClick featureId="messages">Send</TrackOnClick>
      </AutumnProvider>
    </outer.Provider>,
  );

  fireEvent.click(screen.getByText("Send"));

  expect(await inner.recorded(1)).toHaveLength(1);
  expect(outer.requests).toBe(0);
});

it("takes the official SDK's kind of client, which knows no address", async () => {
  const app = createApp();
  const { track } = app.createClient();
  render(
    <AutumnProvider customerId="ada" client={{ track }}>
      <TrackOnClick featureId="messages">Send</TrackOnClick>
    </AutumnProvider>,
  );

  fireEvent.click(screen.getByText("Send"));

  expect(await app.recorded(1)).toHaveLength(1);
});

it.each([
  ["nobody is named", undefined],
  ["nobody is signed in", null],
])("calls an onReject once that stands above the sign-in, where %s", async (_name, customerId) => {
  const app = createApp();
  const onReject = vi.fn();
  render(
    <app.Provider customerId={customerId} onReject={onReject}>
      <AutumnProvider customerId="ada">
        <TrackOnClick featureId="messages" value={50}>
          Send
        </TrackOnClick>
      </AutumnProvider>
    </app.Provider>,
  );
  fireEvent.click(screen.getByText("Send"));
  await waitFor(() => expect(onReject).toHaveBeenCalled());
  await app.recorded(0);
  expect(onReject).toHaveBeenCalledOnce();
});
