import { setTimeout as sleep } from "node:timers/promises";
import type { World } from "../world/createWorld";
import type { Weather } from "../world/Weather";
import type { Fault } from "./Fault";

/** The weather for a while, with at least one event in it, then fine again. */
export async function spell(world: World, weather: Weather, ms = world.between(300, 1_500)): Promise<void> {
  await world.weather(weather);
  // Another fault may be closing the tab.
  await world
    .pick([...world.tabs])
    ?.click(["button"])
    .catch(() => {});
  await sleep(ms);
  await world.weather({ kind: "fine" });
}

const portal = "<!doctype html><title>Free WiFi</title><form><button>Accept</button></form>";

const hasStruck = async (world: World) => (await world.befallen()) > 0;

/** What happens between the page and the app's server. */
export const networkFaults: Fault[] = [
  {
    name: "offline and online",
    rounds: 4,
    async strike(world) {
      await world.setOffline(true);
      await sleep(world.between(300, 1_500));
      await world.setOffline(false);
    },
  },
  {
    name: "503 and 500",
    hasStruck,
    async strike(world) {
      await spell(world, { kind: "status", status: 503 });
      await spell(world, { kind: "status", status: 500 });
    },
  },
  {
    name: "429 with Retry-After",
    hasStruck,
    strike: (world) => spell(world, { kind: "status", status: 429, retryAfter: 2 }),
  },
  {
    name: "reset before commit",
    hasStruck,
    strike: (world) => spell(world, { kind: "resetBefore", share: 0.7 }),
  },
  {
    name: "reset after commit",
    hasStruck,
    strike: (world) => spell(world, { kind: "resetAfter", share: 0.7 }),
  },
  {
    name: "answers slower than the timeout",
    hasStruck,
    rounds: 1,
    strike: (world) => spell(world, { kind: "slow", ms: 17_000, share: 0.7 }, 1_500),
  },
  {
    name: "captive portal: HTML 200",
    hasStruck,
    strike: (world) => spell(world, { kind: "body", body: portal }),
  },
  {
    name: "empty 200",
    hasStruck,
    strike: (world) => spell(world, { kind: "body", body: "", share: 0.7 }),
  },
];
