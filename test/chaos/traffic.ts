import { setTimeout as sleep } from "node:timers/promises";
import type { KindName } from "./kinds";
import type { World } from "./world/createWorld";

const usual: KindName[] = [
  ...Array<KindName>(7).fill("button"),
  ...Array<KindName>(7).fill("hook"),
  ...Array<KindName>(4).fill("named"),
  "secret",
  "ghost",
];

/** Clicks in whichever tabs there are, spread over about `ms`, until `count` more events are accepted. */
export async function traffic(world: World, count: number, ms: number): Promise<void> {
  const { accepted, tabs, random, between, pick } = world;
  const goal = accepted.size + count;
  const pause = (ms / count) * 3;
  // Where no tab can be clicked for so long, the scenario is broken.
  for (let misses = 0; accepted.size < goal && misses < 300; ) {
    const tab = pick([...tabs]);
    const names = Array.from({ length: Math.min(between(1, 5), goal - accepted.size) }, () => pick(usual));
    const before = accepted.size;
    try {
      if (random() < 0.2) await tab?.clickByMouse(pick(names));
      else await tab?.click(names);
    } catch {
      // It is being closed, killed, or shows an error page.
    }
    if (accepted.size === before) misses += 1;
    await sleep(accepted.size === before ? 50 : random() * 2 * pause);
  }
}
