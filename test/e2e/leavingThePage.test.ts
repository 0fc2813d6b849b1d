import type { Page } from "playwright";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openWorld } from "./openWorld";

let world: Awaited<ReturnType<typeof openWorld>>;

// A browser for each: what a tab leaves behind unanswered waits for half a minute, in whatever tab comes next.
beforeEach(async () => {
  world = await openWorld("leaving");
});
afterEach(() => world?.end());

const button = "button" as const;

/** To a page of the same site without the package: nobody there takes care of what is left. */
async function leave(page: Page) {
  await page.goto(new URL("/token", world.origin()).href);
}

/** By the browser's own button. Gives what `pageshow` said: whether the back/forward cache had kept the page. */
async function comeBack(page: Page) {
  await page.evaluate(() => history.back());
  await page.waitForFunction(() => document.getElementById("button"));
  return page.evaluate(() => window.persisted ?? false);
}

declare global {
  interface Window {
    persisted?: boolean;
  }
}

/** Its first event is counted, and its answer has come. */
async function openIdleTab() {
  const tab = await world.openTab();
  await tab.click([button]);
  await expect.poll(() => world.counted()).toHaveLength(1);
  await expect.poll(() => tab.state()).toMatchObject({ status: "idle" });
  await tab.page.evaluate(() => {
    addEventListener("pageshow", ({ persisted }) => {
      window.persisted = persisted;
    });
  });
  return tab;
}

it("leaves an idle page fit for the back/forward cache, and tracks on when it comes back", async () => {
  const tab = await openIdleTab();
  await leave(tab.page);
  expect(await comeBack(tab.page)).toBe(true);
  await tab.click([button]);
  await expect.poll(() => world.counted()).toHaveLength(2);
});

it("goes on with what waited when the page was frozen", async () => {
  const tab = await openIdleTab();
  await world.weather({ kind: "status", status: 503 });
  await tab.click([button, button, button]);
  await expect.poll(() => world.befallen()).toBeGreaterThan(0);
  await expect.poll(() => tab.state()).toMatchObject({ pending: 3, status: "waiting" });
  await leave(tab.page);
  await world.weather({ kind: "fine" });
  expect(await world.counted()).toHaveLength(1);

  expect(await comeBack(tab.page)).toBe(true);
  await expect.poll(() => world.counted()).toHaveLength(4);
});

it("sends what has not left when the page goes, for as much as the browser lets outlive a page, and keeps the rest", async () => {
  const tab = await openIdleTab();
  // Both requests that may be under way at a time are: what comes now waits.
  await world.weather({ kind: "slow", ms: 60_000 });
  await tab.click([button]);
  await expect.poll(() => world.counted()).toHaveLength(2);
  await tab.click([button]);
  await expect.poll(() => world.counted()).toHaveLength(3);
  await tab.click(Array.from({ length: 1_000 }, () => button));
  await expect.poll(() => tab.state()).toMatchObject({ pending: 1_000, sending: 2 });

  await leave(tab.page);
  const sent = async () => (await world.counted()).length - 3;
  await expect.poll(sent).toBeGreaterThan(150);
  await tab.page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  expect(await sent()).toBeLessThan(400);
  await world.weather({ kind: "fine" });

  await world.openTab();
  await expect.poll(sent, { timeout: 20_000 }).toBe(1_000);
  expect(new Set(await world.counted()).size).toBe(1_003);
});
