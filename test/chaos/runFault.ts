import type { Builds } from "./createBuilds";
import { drain } from "./drain";
import type { Fault } from "./faults/Fault";
import { judge, type Verdict } from "./judge";
import type { Patch } from "./Patch";
import { traffic } from "./traffic";
import { createWorld, type World } from "./world/createWorld";

export type FaultRun = { builds: Builds; seed: number; events: number; patches?: Patch[] };

/** One fault in a world of its own: clicks while it strikes, then all is well again, and the books are compared. */
export async function runFault(fault: Fault, { builds, seed, events, patches }: FaultRun): Promise<Verdict> {
  const startedAt = Date.now();
  const world = await createWorld({ name: fault.name, seed, builds, patches, ...fault.setup });
  try {
    await play(fault, world, events);
    if ((await fault.hasStruck?.(world)) === false) world.troubles.add("the fault has hit nothing");
    await drain(world);
    return await judge(world, Math.round((Date.now() - startedAt) / 1_000));
  } finally {
    await world.end();
  }
}

async function play({ story, strike, tabs = 2, rounds = 3, ms = 2_000 }: Fault, world: World, events: number) {
  for (let opened = 0; opened < tabs; opened++) await world.openTab();
  if (story) return story(world, events);
  for (let round = 1; round <= rounds; round++) {
    const due = Math.round((events * round) / rounds) - Math.round((events * (round - 1)) / rounds);
    await Promise.all([strike?.(world), traffic(world, due, ms)]);
  }
}
