import type { Page } from "playwright";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openWorld } from "./openWorld";

let world: Awaited<ReturnType<typeof openWorld>>;

beforeAll(async () => {
  world = await openWorld("leaving");
});
afterAll(() => world?.end());

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

async function openIdleTab() {
  const tab = await world.openTab();
  const before = (await world.counted()).length;
  await tab.click([button]);
  await expect.poll(() => world.counted()).toHaveLength(before + 1);
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
  const before = (await world.counted()).length;
  await leave(tab.page);
  expect(await comeBack(tab.page)).toBe(true);
  await tab.click([button]);
  await expect.poll(() => world.counted()).toHaveLength(before + 1);
  await tab.close();
});

it("goes on with what waited when the page was frozen", async () => {
  const tab = await openIdleTab();
  const before = (await world.counted()).length;
  await world.weather({ kind: "status", status: 503 });
  await tab.click([button, button, button]);
  await expect.poll(() => world.befallen()).toBeGreaterThan(0);
  await expect.poll(() => tab.state()).toMatchObject({ pending: 3, status: "waiting" });
  await leave(tab.page);
  await world.weather({ kind: "fine" });
  expect(await world.counted()).toHaveLength(before);

  expect(await comeBack(tab.page)).toBe(true);
  await expect.poll(() => world.counted(), { timeout: 10_000 }).toHaveLength(before + 3);
  await tab.close();
});

it("sends what has not left when the page goes, for as much as the browser lets outlive a page, and keeps the rest", async () => {
  const tab = await openIdleTab();
  const before = (await world.counted()).length;
  // Both requests that may be under way at a time are: what comes now waits.
  await world.weather({ kind: "slow", ms: 60_000 });
  await tab.click([button]);
  await expect.poll(() => world.counted()).toHaveLength(before + 1);
  await tab.click([button]);
  await expect.poll(() => world.counted()).toHaveLength(before + 2);
  await tab.click(Array.from({ length: 1_000 }, () => button));
  await expect.poll(() => tab.state()).toMatchObject({ pending: 1_000, sending: 2 });

  await leave(tab.page);
  const sent = async () => (await world.counted()).length - before - 2;
  await expect.poll(sent, { timeout: 10_000 }).toBeGreaterThan(150);
  await tab.page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  expect(await sent()).toBeLessThan(400);
  await world.weather({ kind: "fine" });

  const next = await world.openTab();
  await expect.poll(() => sent(), { timeout: 20_000 }).toBe(1_000);
  expect(new Set(await world.counted()).size).toBe(before + 1_002);
  await next.close();
  await tab.close();
});
