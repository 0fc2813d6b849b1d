import { setTimeout as sleep } from "node:timers/promises";
import { traffic } from "../traffic";
import type { World } from "../world/createWorld";
import type { Fault } from "./Fault";
import { spell } from "./networkFaults";

const day = 24 * 60 * 60_000;

/** A page whose clock is wrong by `ms`. */
function clockShiftedBy(ms: number) {
  return `
    const { now } = Date;
    globalThis.Date = class extends Date {
      constructor(...values) { super(...(values.length > 0 ? values : [now() + (${ms})])); }
      static now() { return now() + (${ms}); }
    };`;
}

async function offlineThenReset(world: World): Promise<void> {
  await world.setOffline(true);
  await sleep(500);
  await world.setOffline(false);
  await spell(world, { kind: "resetAfter", share: 0.5 }, 500);
  await world.tabs
    .values()
    .next()
    .value?.open()
    .catch(() => {});
}

/** Whether a tab has said that it works from memory. */
async function saysSo(world: World): Promise<boolean> {
  const states = await Promise.all([...world.tabs].map((tab) => tab.state()));
  return states.some(({ durable }) => !durable);
}

/** What is wrong with the browser, its storage, its clock, or the app's settings. */
export const browserFaults: Fault[] = [
  { name: "client clock a day ahead", setup: { initScript: clockShiftedBy(day) }, strike: offlineThenReset },
  { name: "client clock a day behind", setup: { initScript: clockShiftedBy(-day) }, strike: offlineThenReset },
  {
    name: "storage full",
    hasStruck: saysSo,
    // Before the first event: Chromium remembers for a while how much room there was.
    async story(world, events) {
      await world.setQuota(1);
      const half = Math.ceil(events / 2);
      await Promise.all([spell(world, { kind: "status", status: 503 }, 1_500), traffic(world, half, 2_000)]);
      await world.setQuota(undefined);
      await traffic(world, events - half, 2_000);
    },
  },
  {
    name: "IndexedDB blocked",
    hasStruck: saysSo,
    setup: { blocksStorage: true },
    async strike(world) {
      await world.setOffline(true);
      await sleep(700);
      await world.setOffline(false);
      await spell(world, { kind: "status", status: 503 }, 700);
    },
  },
  {
    name: "React Query retry: 3 app-wide",
    setup: { settings: { retry: "3" } },
    async strike(world) {
      await spell(world, { kind: "status", status: 500 }, 600);
      await spell(world, { kind: "resetAfter", share: 0.5 }, 600);
    },
  },
];
