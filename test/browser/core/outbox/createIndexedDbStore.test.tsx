import { expect, it, vi } from "vitest";
import { render } from "vitest-browser-react";
import { TrackOnClick } from "../../../../src";
import { createIndexedDbStore } from "../../../../src/core/outbox/createIndexedDbStore";
import { createApp } from "../../../react/createApp";
import { renderApp } from "./renderApp";
import { recordOf, storeOf } from "./storeOf";

const never = new Promise<void>(() => {});

/** An app whose store is open: its first event is delivered. */
async function openApp() {
  const app = createApp();
  const { screen, button } = await renderApp(app);
  button.click();
  await app.recorded(1);
  return { app, screen, button, store: await storeOf(app.url) };
}

it("has begun to write an event before the click's task is over", async () => {
  const { app, button, store } = await openApp();
  app.gate = never;
  const { port1, port2 } = new MessageChannel();
  let isNextTask = false;
  port1.onmessage = () => {
    isNextTask = true;
  };
  port2.postMessage(undefined);

  button.click();
  await Promise.resolve();
  const look = store.all();
  expect(isNextTask).toBe(false);
  expect(await look).toMatchObject([{ v: 1, params: { customerId: "ada", featureId: "messages" } }]);
});

it("writes an event as tried, so that a crash cannot make it look untried", async () => {
  const { app, button, store } = await openApp();
  app.gate = never;
  button.click();
  await Promise.resolve();
  expect(await store.all()).toMatchObject([{ attempts: 1, unknownSince: { wall: expect.any(Number) } }]);
});

it("writes all events of a task in one transaction", async () => {
  const { app, button, store } = await openApp();
  app.gate = never;
  const transaction = vi.spyOn(IDBDatabase.prototype, "transaction");
  for (let count = 0; count < 100; count++) button.click();
  await Promise.resolve();
  expect(transaction).toHaveBeenCalledTimes(1);
  transaction.mockRestore();
  expect(await store.all()).toHaveLength(100);
});

it("writes all that a leaving page has to write in one transaction: the browser may finish no second one", async () => {
  const { app, button, store } = await openApp();
  app.gate = never;
  button.click();
  await Promise.resolve();
  const transaction = vi.spyOn(IDBDatabase.prototype, "transaction");
  button.click();
  dispatchEvent(new PageTransitionEvent("pagehide"));
  await Promise.resolve();
  expect(transaction).toHaveBeenCalledTimes(1);
  transaction.mockRestore();
  expect(await store.all()).toMatchObject([{ page: "" }, { page: "" }]);
});

it("writes before it reads: of a page that goes, the browser finishes no transaction that waits for another", async () => {
  const store = await createIndexedDbStore(indexedDB, crypto.randomUUID(), () => {});
  const record = recordOf({ customerId: "ada", featureId: "messages" });
  const reading = store.load();
  void store.put([record], []);
  expect(await reading).toEqual([record]);
});

it("is read through in the end, however much is written meanwhile", async () => {
  const store = await createIndexedDbStore(indexedDB, crypto.randomUUID(), () => {});
  const record = () => recordOf({ customerId: "ada", featureId: "messages" });
  await Promise.all(Array.from({ length: 3_000 }, () => store.put([record()], [])));
  let isRead = false;
  const reading = store.load().then(() => {
    isRead = true;
  });
  // Each in the way of the look that has just begun.
  for (let written = 0; written < 300 && !isRead; written++) await store.put([record()], []);
  expect(isRead).toBe(true);
  await reading;
});

it("keeps what is tracked before the store is open, and writes it as soon as it is", async () => {
  const app = createApp();
  app.gate = never;
  const screen = await render(<TrackOnClick featureId="messages">Send</TrackOnClick>, { wrapper: app.Provider });
  (screen.getByText("Send").element() as HTMLElement).click();
  const store = await storeOf(app.url);
  await expect.poll(() => store.all()).toHaveLength(1);
});

it("removes an event on proof of delivery", async () => {
  const { app, button, store } = await openApp();
  button.click();
  await app.recorded(2);
  await expect.poll(() => store.all()).toEqual([]);
});

it("goes on from memory, and says so once, when a newer version of the app upgrades the store", async () => {
  const { app, button, screen } = await openApp();
  const newer = await storeOf(app.url, 2);
  await expect.element(screen.getByRole("status")).toHaveTextContent("in memory, 0 under way");
  button.click();
  expect(await app.recorded(2)).toHaveLength(2);
  expect(await newer.all()).toEqual([]);
  expect(console.warn).toHaveBeenCalledOnce();
});
