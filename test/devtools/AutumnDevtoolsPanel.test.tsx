// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { TrackOnClick, useBalance } from "../../src";
import { AutumnDevtoolsPanel } from "../../src/devtools.production";
import { createApp } from "../react/createApp";
import { devtoolsIn } from "./devtoolsIn";

function Balance() {
  useBalance("messages");
  return null;
}

function setUp() {
  const app = createApp();
  const queryClient = new QueryClient();
  // The panel stands outside of the provider, as a tab of other devtools does.
  const pageOf = (customerId: string, { hasPanel = true, hasBalance = false } = {}) => (
    <QueryClientProvider client={queryClient}>
      <app.Provider customerId={customerId} onReject={() => {}}>
        <TrackOnClick featureId="messages" properties={{ from: "toolbar" }}>
          Send
        </TrackOnClick>
        {hasBalance && <Balance />}
      </app.Provider>
      <div data-testid="panel">{hasPanel && <AutumnDevtoolsPanel />}</div>
    </QueryClientProvider>
  );
  const { rerender } = render(pageOf("ada"));
  const devtools = devtoolsIn(screen.getByTestId("panel"));
  let hasBalance = false;
  return {
    app,
    devtools,
    click: (name: string | RegExp) => userEvent.click(devtools.getByRole("button", { name })),
    row: (name: RegExp) => devtools.findByRole("button", { name }),
    status: () => devtools.getByRole("status", { name: "Events" }),
    send: () => userEvent.click(screen.getByRole("button", { name: "Send" })),
    signIn(customerId: string) {
      app.session = customerId;
      rerender(pageOf(customerId, { hasBalance }));
    },
    close: () => rerender(pageOf("ada", { hasPanel: false })),
    showBalance() {
      hasBalance = true;
      rerender(pageOf("ada", { hasBalance }));
    },
  };
}

it("follows an event until it is delivered, and shows its params and Autumn's answer", async () => {
  const { app, devtools, row, send, status } = setUp();
  let open = () => {};
  app.gate = new Promise((resolve) => {
    open = resolve;
  });
  expect(status()).toHaveTextContent("no events");

  await send();
  await userEvent.click(await row(/^sending messages × 1, 1 attempt/));
  expect(devtools.getByText(/"from": "toolbar"/)).toBeVisible();
  expect(status()).toHaveTextContent("1 sending");

  open();
  await row(/^delivered messages × 1, 1 attempt/);
  expect(devtools.getByText(/"remaining": 99/)).toBeVisible();
  expect(status()).toHaveTextContent("1 delivered");
});

it("says of a waiting event how often it was tried, how old it is and when it is tried next", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0.99);
  const { app, devtools, row, send } = setUp();
  app.autumn.fail({ status: 503, times: Number.POSITIVE_INFINITY });

  await send();

  await userEvent.click(await row(/^pending messages × 1, \d+ attempts?, next try (in \d+ s|now), \d+ s old$/));
  expect(devtools.getByText("retry")).toBeVisible();
  vi.restoreAllMocks();
});

it("sends what waits on Flush", async () => {
  const { app, click, row, send } = setUp();
  app.autumn.fail({ status: 503, times: Number.POSITIVE_INFINITY });
  await send();
  await row(/^pending/);
  app.autumn.clearFaults();

  await click("Flush");

  await row(/^delivered/);
});

it("keeps the outbox off the network while Offline is pressed, and nothing else of the page", async () => {
  const { app, click, row, send } = setUp();
  await click("Offline");
  await send();
  await row(/^pending messages × 1, 0 attempts, next try when online/);
  expect(app.requests).toBe(0);
  expect(navigator.onLine).toBe(true);

  await click("Offline");

  await row(/^delivered messages × 1, 1 attempt/);
});

it("lets events go on when it goes while Offline is pressed", async () => {
  const { app, click, close, row, send } = setUp();
  await click("Offline");
  await send();
  await row(/^pending/);

  close();

  expect(await app.recorded(1)).toHaveLength(1);
});

it("shows why an event was rejected, and retries or discards it", async () => {
  const { app, devtools, click, row, send } = setUp();
  app.autumn.fail({ status: 400, code: "insufficient_balance", times: 2 });
  await send();
  await userEvent.click(await row(/^rejected messages × 1, insufficient_balance, 1 attempt/));

  await click("Retry");
  await row(/^rejected messages × 1, insufficient_balance, 2 attempts/);
  await click("Discard");

  await waitFor(() => expect(devtools.queryByRole("button", { name: /^rejected/ })).toBeNull());
  expect(app.autumn.events).toEqual([]);
});

it("retries or discards all that is rejected", async () => {
  const { app, devtools, click, send, status } = setUp();
  app.autumn.fail({ status: 400, code: "insufficient_balance", times: 4 });
  await send();
  await send();
  await waitFor(() => expect(status()).toHaveTextContent("2 rejected"));
  await click("Retry all rejected events");
  await waitFor(() => expect(devtools.getAllByText("insufficient_balance")).toHaveLength(2));
  await waitFor(() => expect(devtools.getAllByRole("button", { name: /2 attempts/ })).toHaveLength(2));

  await click("Discard all rejected events");

  await waitFor(() => expect(status()).toHaveTextContent("no events"));
  expect(devtools.getByRole("button", { name: "Retry all rejected events" })).toHaveAttribute("aria-disabled", "true");
});

it("keeps the focus in the panel when an event goes whose button was clicked", async () => {
  const { devtools, click, row, send } = setUp();
  await click("Offline");
  await send();
  await userEvent.click(await row(/^pending/));

  await click("Discard");

  const panel = devtools.getByRole("region", { name: "Autumn devtools" });
  expect((panel.getRootNode() as ShadowRoot).activeElement).toBe(panel);
});

it("counts another customer's events, and shows nothing of them", async () => {
  const { devtools, click, row, send, signIn, status } = setUp();
  await send();
  await row(/^delivered/);
  await click("Offline");
  await send();
  await row(/^pending/);

  signIn("bob");

  await waitFor(() => expect(status()).toHaveTextContent("1 held"));
  expect(devtools.queryByRole("list", { name: "Events" })).toBeNull();
  // As a word: the address has a random id, in whose hexadecimal digits anything may turn up.
  expect(devtools.queryByText(/\bada\b/)).toBeNull();
});

it("shows the balances that useBalance asks for, and no other customer's", async () => {
  const { app, devtools, send, signIn, showBalance } = setUp();
  const balances = within(devtools.getByRole("region", { name: "Balances" }));
  expect(balances.queryByRole("listitem")).toBeNull();

  showBalance();
  expect(await balances.findByText("100 of 100 left")).toBeVisible();
  expect(balances.getByRole("meter", { name: "messages left" })).toBeVisible();
  await send();
  expect(await balances.findByText("99 of 100 left")).toBeVisible();
  expect(app.autumn.events).toHaveLength(1);

  signIn("bob");
  expect(await balances.findByText("100 of 100 left")).toBeVisible();
  expect(balances.getAllByRole("listitem")).toHaveLength(1);
});
