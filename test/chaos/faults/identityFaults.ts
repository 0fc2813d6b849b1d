import { setTimeout as sleep } from "node:timers/promises";
import { traffic } from "../traffic";
import type { Fault } from "./Fault";
import { spell } from "./networkFaults";

/** What happens to who is signed in. */
export const identityFaults: Fault[] = [
  {
    name: "401, then a new token",
    setup: { settings: { token: "" } },
    async strike(world) {
      await world.expireToken();
      await sleep(500);
      await spell(world, { kind: "status", status: 401 }, 600);
    },
  },
  {
    name: "logout, login as another",
    rounds: 4,
    async strike(world) {
      const [first] = world.tabs;
      if (!first) return;
      const next = first.customerId() === "ada" ? "bob" : "ada";
      world.customers.add(next);
      // Some wait, some are under way.
      await world.weather({ kind: "status", status: 503, share: 0.5 });
      await sleep(300);
      for (const tab of world.tabs) await tab.signIn(null).catch(() => {});
      await sleep(world.between(0, 200));
      for (const tab of world.tabs) await tab.signIn(next).catch(() => {});
      await world.weather({ kind: "fine" });
      await sleep(500);
    },
  },
  {
    name: "organisation switch before the click",
    rounds: 2,
    async strike(world) {
      // Another tab of the app has switched; these still show what they have rendered.
      await world.setSession("org_2");
      await sleep(1_000);
      await world.setSession("ada");
      await sleep(500);
    },
  },
  {
    name: "the same ids at another customer",
    setup: { settings: { sameIds: "" } },
    tabs: 1,
    async story(world, events) {
      await traffic(world, Math.floor(events / 2), 1_000);
      const [mine] = world.tabs;
      await mine?.close();
      await world.openStrangersTab("bob");
      await traffic(world, Math.ceil(events / 2), 1_000);
    },
  },
];
