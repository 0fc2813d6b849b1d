// @vitest-environment jsdom
import {
  dehydrate,
  HydrationBoundary,
  keepPreviousData,
  onlineManager,
  QueryClient,
  QueryClientProvider,
} from "@tanstack/react-query";
import { act, fireEvent, render, renderHook, screen, waitFor } from "@testing-library/react";
import { type ReactNode, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  AutumnProvider,
  balanceQueryOptions,
  createAutumnClient,
  TrackOnClick,
  useBalance,
  useOutbox,
  useTrack,
} from "../../src";
import { createApp } from "./createApp";
import { thrownBy } from "./thrownBy";

afterEach(() => {
  vi.restoreAllMocks();
  onlineManager.setOnline(true);
});

/** An app that counts the requests for balances, and can hold back those for events. */
function createBalanceApp({ queryClient = new QueryClient() } = {}) {
  const app = createApp();
  const counter = { balances: 0, tracks: Promise.resolve() };
  const client = createAutumnClient({
    url: app.url,
    fetch: async (input, init) => {
      if (String(input).endsWith("/balance")) counter.balances += 1;
      else await counter.tracks;
      return app.fetch(input, init);
    },
  });
  function Wrapper({ children, ...props }: { children: ReactNode; customerId?: string | null; entityId?: string }) {
    return (
      <QueryClientProvider client={queryClient}>
        <AutumnProvider customerId="ada" onReject={() => {}} {...props} client={client}>
          {children}
        </AutumnProvider>
      </QueryClientProvider>
    );
  }
  function hold() {
    let open = () => {};
    counter.tracks = new Promise((resolve) => {
      open = resolve;
    });
    return open;
  }
  return { app, counter, queryClient, client, Wrapper, hold };
}

function renderBalance(app: ReturnType<typeof createBalanceApp>, featureId = "messages", entityId?: string) {
  const shown: (number | undefined)[] = [];
  const { result, unmount } = renderHook(
    () => {
      const balance = useBalance(featureId, { entityId });
      shown.push(balance.data?.remaining);
      return { balance, outbox: useOutbox(), track: useTrack({ featureId: "messages" }).mutate };
    },
    { wrapper: app.Wrapper },
  );
  // What is shown, each time that it changes.
  const changes = () => shown.filter((remaining, index) => index === 0 || remaining !== shown[index - 1]);
  const settle = () => waitFor(() => expect(result.current.outbox.status).toBe("idle"));
  return { result, changes, unmount, settle, left: () => result.current.balance.data?.remaining };
}

it("is a React Query result of what is left", async () => {
  const app = createBalanceApp();
  const { result } = renderBalance(app);
  expect(result.current.balance).toMatchObject({ data: undefined, isPending: true, error: null });
  await waitFor(() => expect(result.current.balance.isSuccess).toBe(true));
  expect(result.current.balance.data).toEqual({
    featureId: "messages",
    granted: 100,
    remaining: 100,
    usage: 0,
    unlimited: false,
    overageAllowed: false,
    maxPurchase: null,
    nextResetAt: expect.any(Number),
  });
  expect(
    app.queryClient
      .getQueryCache()
      .getAll()
      .map(({ queryKey }) => queryKey),
  ).toEqual([["autumn", "balance", { customerId: "ada", featureId: "messages", entityId: undefined }]]);
});

it("asks once for many components, now and later", async () => {
  const app = createBalanceApp();
  const Left = () => <output>{useBalance("messages").data?.remaining}</output>;
  const list = (count: number) => Array.from({ length: count }, (_, index) => <Left key={index} />);
  const { rerender } = render(list(50), { wrapper: app.Wrapper });
  await waitFor(() => expect(screen.getAllByText("100")).toHaveLength(50));
  rerender(list(60));
  expect(screen.getAllByText("100")).toHaveLength(60);
  expect(app.counter.balances).toBe(1);
  expect(app.queryClient.getQueryCache().getAll()).toHaveLength(1);
});

it("asks nothing while nobody is signed in, and for the next customer then", async () => {
  const app = createBalanceApp();
  const Left = () => <output>{useBalance("messages").data?.usage ?? "–"}</output>;
  const { rerender } = render(
    <app.Wrapper customerId={null}>
      <Left />
    </app.Wrapper>,
  );
  expect(screen.getByText("–")).toBeTruthy();
  expect(app.app.requests).toBe(0);
  rerender(
    <app.Wrapper customerId="ada">
      <Left />
    </app.Wrapper>,
  );
  await screen.findByText("0");
  expect(app.counter.balances).toBe(1);
});

describe("an event", () => {
  it("is taken off at the click and stays so: under way, delivered, and without another request", async () => {
    const app = createBalanceApp();
    const { result, changes, settle, left } = renderBalance(app);
    await waitFor(() => expect(left()).toBe(100));
    await act(async () => result.current.track({ value: 2 }));
    expect(left()).toBe(98);
    await settle();
    expect(changes()).toEqual([undefined, 100, 98]);
    expect(result.current.balance.data).toMatchObject({ usage: 2, remaining: 98 });
    expect(app.counter.balances).toBe(1);
  });

  it("is taken off offline", async () => {
    const app = createBalanceApp();
    const { result, left, settle, changes } = renderBalance(app);
    await waitFor(() => expect(left()).toBe(100));
    vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    await act(async () => result.current.track());
    await act(async () => result.current.track({ value: 4 }));
    expect(left()).toBe(95);
    expect(result.current.outbox.reason).toBe("offline");
    vi.restoreAllMocks();
    act(() => void window.dispatchEvent(new Event("online")));
    await settle();
    expect(changes()).toEqual([undefined, 100, 99, 95]);
    expect(app.app.autumn.balance("ada", "messages")?.remaining).toBe(95);
  });

  it("is given back when it is refused", async () => {
    const app = createBalanceApp();
    const { result, left, changes } = renderBalance(app);
    await waitFor(() => expect(left()).toBe(100));
    await act(async () => result.current.track({ value: 50 }));
    await waitFor(() => expect(result.current.outbox.rejected).toHaveLength(1));
    expect(changes()).toEqual([undefined, 100, 50, 100]);
  });

  it("is given back when it is discarded", async () => {
    const app = createBalanceApp();
    const { result, left } = renderBalance(app);
    await waitFor(() => expect(left()).toBe(100));
    vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    await act(async () => result.current.track());
    expect(left()).toBe(99);
    await act(async () => void result.current.outbox.discard(result.current.outbox.pending[0]?.id ?? ""));
    expect(left()).toBe(100);
  });

  it("takes no more than there is", async () => {
    const app = createBalanceApp();
    const { result, left } = renderBalance(app, "seats");
    await waitFor(() => expect(left()).toBe(4));
    vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    for (let count = 0; count < 7; count += 1) await act(async () => result.current.track({ featureId: "seats" }));
    expect(result.current.balance.data).toMatchObject({ remaining: 0, usage: 5 });
  });

  it("of another feature or entity takes nothing off", async () => {
    const app = createBalanceApp();
    const { result, left } = renderBalance(app);
    await waitFor(() => expect(left()).toBe(100));
    vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    await act(async () => result.current.track({ featureId: "seats" }));
    await act(async () => result.current.track({ entityId: "seat_1" }));
    expect(left()).toBe(100);
  });

  it("of an entity is taken off that entity's balance, and has the customer's asked for again", async () => {
    const app = createBalanceApp();
    const { result, left, settle } = renderBalance(app, "messages", "seat_1");
    const customer = renderHook(() => useBalance("messages").data?.remaining, { wrapper: app.Wrapper });
    await waitFor(() => expect([left(), customer.result.current]).toEqual([100, 100]));
    await act(async () => result.current.track({ entityId: "seat_1", value: 3 }));
    expect(left()).toBe(97);
    await settle();
    expect(left()).toBe(97);
    await waitFor(() => expect(customer.result.current).toBe(97));
  });

  it("by its name is taken off on delivery", async () => {
    const app = createBalanceApp();
    const { result, left, settle, changes } = renderBalance(app);
    await waitFor(() => expect(left()).toBe(100));
    await act(async () => result.current.track({ eventName: "message-sent", value: 3 }));
    expect(left()).toBe(100);
    await settle();
    expect(changes()).toEqual([undefined, 100, 97]);
  });

  it("that Autumn counts later has the balance asked for again", async () => {
    const app = createBalanceApp();
    const { result, left, settle } = renderBalance(app);
    await waitFor(() => expect(left()).toBe(100));
    app.app.autumn.conditions({ orgCapExceeded: true });
    await act(async () => result.current.track());
    await settle();
    await waitFor(() => expect(app.counter.balances).toBe(2));
  });
});

describe("a burst of events", () => {
  it("never makes the balance go up, and has it asked for at most once", async () => {
    const app = createBalanceApp();
    const { result, left, settle, changes } = renderBalance(app);
    await waitFor(() => expect(left()).toBe(100));
    for (let count = 0; count < 60; count += 1) {
      act(() => result.current.track());
      if (count % 7 === 0) await act(async () => {});
    }
    await settle();
    await app.app.recorded(60);
    await waitFor(() => expect(left()).toBe(40));
    const numbers = changes().slice(1).map(Number);
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
    expect(app.counter.balances).toBeLessThanOrEqual(2);
  });

  it("whose answers come in another order than Autumn counted ends at the truth", async () => {
    const app = createBalanceApp();
    const { result, left, settle } = renderBalance(app);
    await waitFor(() => expect(left()).toBe(100));
    const open = app.hold();
    await act(async () => result.current.track({ value: 5 }));
    app.counter.tracks = Promise.resolve();
    await act(async () => result.current.track({ value: 3 }));
    await app.app.recorded(1).catch(() => {});
    open();
    await settle();
    await waitFor(() => expect(left()).toBe(92));
    expect(app.app.autumn.balance("ada", "messages")?.remaining).toBe(92);
  });

  it("with others' usage in between ends at the truth", async () => {
    const app = createBalanceApp();
    const { result, left, settle } = renderBalance(app);
    await waitFor(() => expect(left()).toBe(100));
    await app.client.track({ customerId: "ada", featureId: "messages", value: 5 });
    await act(async () => result.current.track());
    await act(async () => result.current.track());
    await settle();
    await waitFor(() => expect(left()).toBe(93));
  });
});

it("asks again for what was under way while an event was delivered", async () => {
  const app = createBalanceApp();
  let open = () => {};
  app.app.gate = new Promise((resolve) => {
    open = resolve;
  });
  const { result, left, settle } = renderBalance(app);
  await waitFor(() => expect(app.counter.balances).toBe(1));
  app.app.gate = undefined;
  await act(async () => result.current.track());
  await settle();
  open();
  await waitFor(() => expect(left()).toBe(99));
  expect(app.counter.balances).toBe(2);
});

it("has no loader fail that waits for a balance while an event is delivered", async () => {
  const app = createBalanceApp();
  const { result, left, settle } = renderBalance(app);
  await waitFor(() => expect(left()).toBe(100));
  let open = () => {};
  app.app.gate = new Promise((resolve) => {
    open = resolve;
  });
  const loaded = app.queryClient.ensureQueryData(
    balanceQueryOptions(app.client, { customerId: "ada", featureId: "seats" }),
  );
  await waitFor(() => expect(app.counter.balances).toBe(2));
  app.app.gate = undefined;
  await act(async () => result.current.track());
  await settle();
  open();
  expect(await loaded).toMatchObject({ featureId: "seats" });
});

it("never shows another customer's balance, whatever the app's defaults", async () => {
  const queryClient = new QueryClient({ defaultOptions: { queries: { placeholderData: keepPreviousData } } });
  const app = createBalanceApp({ queryClient });
  const Left = () => <output>{useBalance("messages").data?.remaining ?? "unknown"}</output>;
  const page = (customerId: string | null) => (
    <app.Wrapper customerId={customerId}>
      <Left />
    </app.Wrapper>
  );
  const { rerender } = render(page("ada"));
  await screen.findByText("100");
  rerender(page(null));
  expect(screen.getByRole("status")).toHaveTextContent("unknown");
});

it("follows once, however many providers and hooks there are", async () => {
  const app = createBalanceApp();
  const Left = () => <output>{useBalance("messages").data?.remaining}</output>;
  let track = () => {};
  function Track() {
    const { mutate } = useTrack({ featureId: "messages" });
    track = () => mutate();
    return null;
  }
  render(
    <StrictMode>
      <app.Wrapper>
        <Left />
        <AutumnProvider properties={{ nested: true }}>
          <Left />
          <Track />
        </AutumnProvider>
      </app.Wrapper>
    </StrictMode>,
  );
  await waitFor(() => expect(screen.getAllByText("100")).toHaveLength(2));
  await act(async () => track());
  await app.app.recorded(1);
  await waitFor(() => expect(screen.getAllByText("99")).toHaveLength(2));
  expect(app.counter.balances).toBe(1);
});

it("asks again after a time without followers", async () => {
  const app = createBalanceApp();
  const first = renderBalance(app);
  await waitFor(() => expect(first.left()).toBe(100));
  first.unmount();
  await act(async () => {});
  await app.client.track({ customerId: "ada", featureId: "messages" });
  const second = renderBalance(app);
  await waitFor(() => expect(second.left()).toBe(99));
});

describe("errors", () => {
  it("tell of a feature that the handler doesn't allow, at once", async () => {
    const app = createBalanceApp();
    const { result } = renderBalance(app, "constructor");
    await waitFor(() => expect(result.current.balance.error).toMatchObject({ code: "not_allowed" }));
    expect(app.counter.balances).toBe(1);
  });

  it("tell of a session that is another customer's", async () => {
    const app = createBalanceApp();
    app.app.session = "bob";
    const { result } = renderBalance(app);
    await waitFor(() => expect(result.current.balance.error).toMatchObject({ code: "customer_mismatch" }));
    expect(app.counter.balances).toBe(1);
  });

  it("tell of a client that has no check", async () => {
    const client = { track: createBalanceApp().client.track };
    const { result } = renderHook(() => useBalance("messages"), {
      wrapper: ({ children }) => (
        <AutumnProvider
          customerId="ada"
          client={client}
          queryClient={new QueryClient({ defaultOptions: { queries: { retryDelay: 1 } } })}
        >
          {children}
        </AutumnProvider>
      ),
    });
    await waitFor(() => expect(result.current.error).toMatchObject({ code: "invalid_options" }));
  });

  it("tell of a provider without a customer", async () => {
    const queryClient = new QueryClient({ defaultOptions: { queries: { retryDelay: 1 } } });
    const { result } = renderHook(() => useBalance("messages"), {
      wrapper: ({ children }) => <AutumnProvider queryClient={queryClient}>{children}</AutumnProvider>,
    });
    await waitFor(() => expect(result.current.error).toMatchObject({ code: "no_customer" }));
  });

  it("are thrown where there is no provider", () => {
    expect(thrownBy(() => renderHook(() => useBalance("messages")))).toMatchObject({ code: "missing_provider" });
  });
});

describe("rendered on the server", () => {
  it("shows what was prefetched, hydrates without a mismatch, and asks nothing", async () => {
    const app = createBalanceApp();
    await app.client.track({ customerId: "ada", featureId: "messages" });
    const onServer = new QueryClient();
    await onServer.prefetchQuery(balanceQueryOptions(app.client, { customerId: "ada", featureId: "messages" }));
    const state = JSON.parse(JSON.stringify(dehydrate(onServer)));
    const Left = () => <output>{useBalance("messages").data?.remaining ?? "–"}</output>;
    const page = (
      <StrictMode>
        <app.Wrapper>
          <HydrationBoundary state={state}>
            <Left />
          </HydrationBoundary>
        </app.Wrapper>
      </StrictMode>
    );
    const container = document.body.appendChild(document.createElement("div"));
    container.innerHTML = renderToString(page);
    expect(container.textContent).toBe("99");
    const asked = app.counter.balances;
    const onRecoverableError = vi.fn();
    const root = await act(async () => hydrateRoot(container, page, { onRecoverableError }));
    expect(onRecoverableError).not.toHaveBeenCalled();
    expect(container.textContent).toBe("99");
    expect(app.counter.balances).toBe(asked);
    act(() => root.unmount());
    container.remove();
  });

  it("is pending where nothing was prefetched", () => {
    const app = createBalanceApp();
    const Left = () => <output>{useBalance("messages").isPending ? "pending" : "known"}</output>;
    expect(
      renderToString(
        <app.Wrapper>
          <Left />
        </app.Wrapper>,
      ),
    ).toContain("pending");
    expect(app.app.requests).toBe(0);
  });
});

it("follows the next customer too, in an app without a QueryClient", async () => {
  const { client } = createBalanceApp();
  function Left() {
    const { data } = useBalance("messages");
    const { mutate: track } = useTrack({ featureId: "messages" });
    return (
      <button type="button" onClick={() => track({})}>
        {data?.remaining ?? "–"}
      </button>
    );
  }
  const page = (customerId: string | null) => (
    <AutumnProvider client={client} customerId={customerId}>
      <Left />
    </AutumnProvider>
  );
  const { rerender } = render(page(null));
  rerender(page("ada"));
  (await screen.findByText("100")).click();
  await screen.findByText("99");
  await act(() => new Promise((resolve) => setTimeout(resolve, 100)));
  expect(screen.getByRole("button").textContent).toBe("99");
});

it("shows no prefetched balance that has missed what was delivered", async () => {
  const app = createApp();
  const queryClient = new QueryClient();
  const client = app.createClient();
  const Left = () => <output>{useBalance("messages").data?.remaining}</output>;
  const tree = (isShown: boolean) => (
    <AutumnProvider customerId="ada" client={client} queryClient={queryClient}>
      <TrackOnClick featureId="messages" value={5}>
        Send
      </TrackOnClick>
      {isShown && <Left />}
    </AutumnProvider>
  );
  await queryClient.prefetchQuery(balanceQueryOptions(client, { customerId: "ada", featureId: "messages" }));
  const { rerender } = render(tree(false));
  fireEvent.click(screen.getByText("Send"));
  await waitFor(() => expect(app.autumn.events).toHaveLength(1));
  rerender(tree(true));
  await screen.findByText("95");
});

it("asks nothing while nobody is signed in, on refetch either", async () => {
  const app = createApp();
  const { result } = renderHook(() => useBalance("messages"), {
    wrapper: ({ children }) => <app.Provider customerId={null}>{children}</app.Provider>,
  });
  const { error } = await act(() => result.current.refetch());
  expect(app.requests).toBe(0);
  expect(error).toMatchObject({ code: "no_customer" });
});

it("shows the balance of a plan that was bought meanwhile, once Autumn tells it", async () => {
  const app = createApp();
  let isBought = false;
  const client = createAutumnClient({
    url: app.url,
    fetch: async (input, init) =>
      !isBought && String(input).endsWith("/balance")
        ? Response.json({ v: 1, now: Date.now(), balance: null })
        : app.fetch(input, init),
  });
  const Left = () => {
    const { data } = useBalance("messages");
    return <output>{data === null ? "none" : data?.remaining}</output>;
  };
  render(
    <AutumnProvider customerId="ada" client={client}>
      <Left />
      <TrackOnClick featureId="messages">Send</TrackOnClick>
    </AutumnProvider>,
  );
  await screen.findByText("none");
  isBought = true;
  fireEvent.click(screen.getByText("Send"));
  await screen.findByText("99");
});
