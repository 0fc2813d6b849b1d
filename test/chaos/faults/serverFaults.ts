import { setTimeout as sleep } from "node:timers/promises";
import type { Patch } from "../Patch";
import type { Fault } from "./Fault";

/** What the next version of the package would speak. */
const nextProtocol: Patch[] = [{ find: "protocolVersion = 1", replace: "protocolVersion = 2" }];

const forever = Number.MAX_SAFE_INTEGER;

/** What happens to the app's server, and to Autumn behind it. */
export const serverFaults: Fault[] = [
  {
    name: "409 while the first runs, and fails",
    rounds: 1,
    ms: 1_500,
    async strike(world) {
      // Longer than the handler's 8 s: the page hears "unknown", asks again, and hears 409.
      await world.autumn("delay", 13_000);
      await world.autumn("fail", { status: 500, times: forever, path: "/v1/balances.track" });
      await sleep(14_000);
      await world.autumn("clearFaults");
    },
  },
  {
    name: "Autumn: 503, 429, lost answers",
    async strike(world) {
      await world.autumn("fail", { status: 503, times: world.between(1, 8) });
      await world.autumn("fail", { status: 429, times: world.between(1, 8) });
      await world.autumn("loseResponse", world.between(1, 4));
      await sleep(2_000);
    },
  },
  {
    name: "handler killed and restarted",
    async strike(world) {
      await sleep(world.between(0, 800));
      await world.killHandler();
      await sleep(world.between(0, 800));
      await world.startHandler();
    },
  },
  {
    name: "Autumn killed and restarted",
    async strike(world) {
      await sleep(world.between(0, 800));
      await world.crashAutumn();
      await sleep(world.between(0, 800));
      await world.startAutumn();
    },
  },
  {
    name: "new client, old handler",
    rounds: 1,
    setup: { pagePatches: nextProtocol },
    async strike(world) {
      await sleep(2_000);
      await world.killHandler();
      await world.startHandler(nextProtocol);
    },
  },
  {
    name: "old client, new handler",
    rounds: 1,
    setup: { handlerPatches: nextProtocol },
    async strike(world) {
      await sleep(2_500);
      // The user reloads, and has the new client.
      await world.releasePage(nextProtocol);
      for (const tab of [...world.tabs]) await tab.close();
      await world.openTab();
    },
  },
];
