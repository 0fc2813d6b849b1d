import { expect, it } from "vitest";
import { render } from "vitest-browser-react";
import { TrackOnClick } from "../../../../src";
import { createApp } from "../../../react/createApp";
import { recordOf, storeOf } from "./storeOf";

async function locksOf(url: string) {
  const { held = [], pending = [] } = await navigator.locks.query();
  return [...held, ...pending].filter(({ name }) => name === `autumn-react:${url}`);
}

const oneMessage = { customerId: "ada", featureId: "messages" };

it("asks for the store's lock only while another page's events are there to be sent, and holds none when idle", async () => {
  const app = createApp();
  let openGate = () => {};
  app.gate = new Promise((resolve) => {
    openGate = resolve;
  });
  await (await storeOf(app.url)).put(recordOf(oneMessage));
  const screen = await render(<TrackOnClick featureId="messages">Send</TrackOnClick>, { wrapper: app.Provider });
  await expect.poll(() => locksOf(app.url)).toHaveLength(1);

  openGate();
  await app.recorded(1);
  await expect.poll(() => locksOf(app.url)).toEqual([]);

  (screen.getByText("Send").element() as HTMLElement).click();
  await app.recorded(2);
  expect(await locksOf(app.url)).toEqual([]);
});

it("leaves other pages' events to whoever holds the lock", async () => {
  const app = createApp();
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await new Promise<void>((resolve) => {
    void navigator.locks.request(`autumn-react:${app.url}`, () => {
      resolve();
      return held;
    });
  });
  await (await storeOf(app.url)).put(recordOf(oneMessage));
  await render(<TrackOnClick featureId="messages">Send</TrackOnClick>, { wrapper: app.Provider });
  await expect.poll(() => locksOf(app.url)).toHaveLength(2);
  expect(app.requests).toBe(0);

  letGo();
  expect(await app.recorded(1)).toHaveLength(1);
});
