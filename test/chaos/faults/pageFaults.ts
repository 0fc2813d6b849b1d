import { setTimeout as sleep } from "node:timers/promises";
import { traffic } from "../traffic";
import type { World } from "../world/createWorld";
import type { Fault } from "./Fault";

const someClicks = ["button", "hook", "named", "hook", "button"] as const;

/** A click in one of the tabs that nobody waits for. */
function clickSome(world: World) {
  const tab = world.pick([...world.tabs]);
  const clicked = tab?.click(someClicks.slice(0, world.between(1, 5))).catch(() => {});
  return { tab, clicked };
}

/** What happens to pages, and to the browser that shows them. */
export const pageFaults: Fault[] = [
  {
    name: "reload while offline",
    async strike(world) {
      await world.setOffline(true);
      await clickSome(world).clicked;
      const [tab, other] = world.tabs;
      // It ends at Chromium's page for being offline.
      await tab?.page.reload().catch(() => {});
      await sleep(300);
      // Opened anew, it comes out of the cache.
      if (world.random() < 0.7) await other?.open().catch(() => {});
      await clickSome(world).clicked;
      await world.setOffline(false);
      await tab?.open().catch(() => {});
    },
  },
  {
    name: "tab closed mid-flight",
    rounds: 5,
    async strike(world) {
      await sleep(world.between(0, 400));
      const { tab, clicked } = clickSome(world);
      await sleep(world.between(0, 3));
      await tab?.close();
      await clicked;
      await world.openTab();
    },
  },
  {
    name: "tracks and unmounts in one task",
    async strike(world) {
      for (const tab of world.tabs) {
        await tab.vanish(world.between(1, 5)).catch(() => {});
        await sleep(200);
      }
    },
  },
  {
    name: "browser killed, same profile",
    setup: { settings: { canary: "" } },
    rounds: 5,
    async strike(world) {
      await sleep(world.between(0, 1_200));
      // What the kill takes waits, is under way, or is just being answered.
      const moment = world.random();
      if (moment < 0.3) await world.setOffline(true);
      else if (moment < 0.6) await world.weather({ kind: "slow", ms: 5_000 });
      void clickSome(world).clicked;
      await sleep(world.between(0, 200));
      await world.killBrowser();
      await world.weather({ kind: "fine" });
      await world.startBrowser();
      await world.openTab();
      await world.openTab();
    },
  },
  {
    name: "link click and navigate",
    rounds: 6,
    tabs: 3,
    async strike(world) {
      for (const tab of [...world.tabs]) {
        await tab.clickByMouse("link").catch(() => {});
        await sleep(world.between(0, 300));
        // Back, through the back/forward cache where Chromium takes the page.
        if (world.random() < 0.4) await tab.page.evaluate(() => history.back()).catch(() => {});
      }
    },
  },
  {
    name: "two tabs reopened at once",
    rounds: 3,
    async strike(world) {
      await world.setOffline(true);
      for (const tab of world.tabs) await tab.click([...someClicks]).catch(() => {});
      await sleep(300);
      for (const tab of [...world.tabs]) await tab.close();
      await world.setOffline(false);
      await Promise.all([world.openTab(), world.openTab()]);
    },
  },
  {
    name: "StrictMode",
    setup: { isDevelopment: true, settings: { strict: "" } },
    async strike(world) {
      await world.setOffline(true);
      for (const tab of world.tabs) await tab.vanish(2).catch(() => {});
      await sleep(500);
      await world.setOffline(false);
      const [tab] = world.tabs;
      await tab?.open().catch(() => {});
    },
  },
  {
    name: "10,000 events waiting at start",
    setup: { settings: { canary: "" } },
    tabs: 1,
    async story(world, events) {
      const [tab] = world.tabs;
      if (!tab) return;
      await world.setOffline(true);
      for (let left = events; left > 0; left -= 250) {
        await tab.click(Array.from({ length: Math.min(250, left) }, () => world.pick(someClicks)));
      }
      await sleep(1_000);
      await world.killBrowser();
      await world.startBrowser();
      await world.openTab();
      await traffic(world, 10, 1_000);
    },
  },
];
