import { setTimeout as sleep } from "node:timers/promises";
import type { OutboxState } from "./page/ChaosPage";
import type { World } from "./world/createWorld";

/** ms until what still waits counts as lost. */
const patience = 240_000;

/**
 * Ends all faults, lets each customer sign in, and waits until nothing waits: as users would see it, who open the app
 * again. Nobody calls `flush`.
 */
export async function drain(world: World): Promise<void> {
  await restore(world);
  const deadline = Date.now() + patience;
  for (const _ of ["what waits", "what is left"]) {
    await openFreshTab(world);
    do {
      for (const customerId of world.customers) {
        await signInEverywhere(world, customerId);
        await sleep(300);
        while ((await waiting(world)) > 0 && Date.now() < deadline) await sleep(300);
        await noteRejected(world);
      }
    } while ((await held(world)) > 0 && Date.now() < deadline);
  }
}

/** Everything runs, and nothing is in its way. */
export async function restore(world: World): Promise<void> {
  await world.startAutumn();
  await world.autumn("clearFaults");
  await world.startHandler();
  await world.weather({ kind: "fine" });
  await world.startBrowser();
  await world.setOffline(false);
}

/** A page that has read the store as it is now. */
async function openFreshTab(world: World): Promise<void> {
  const [customerId] = world.customers;
  await world.openTab(customerId);
}

async function signInEverywhere({ tabs, setGuest, setSession }: World, customerId: string): Promise<void> {
  await setGuest(customerId);
  await setSession(customerId);
  for (const tab of tabs) {
    if (tab.customerId() !== customerId) await tab.signIn(customerId).catch(() => {});
  }
}

async function states({ tabs }: World): Promise<OutboxState[]> {
  const all = await Promise.all([...tabs].map((tab) => tab.state().catch(() => undefined)));
  return all.filter((state) => state !== undefined);
}

async function waiting(world: World): Promise<number> {
  return Math.max(...(await states(world)).map(({ pending, sending }) => pending + sending));
}

async function held(world: World): Promise<number> {
  return Math.max(...(await states(world)).map((state) => state.held));
}

async function noteRejected(world: World): Promise<void> {
  for (const { rejected } of await states(world)) for (const event of rejected) world.rejected.set(event.n, event);
}
