import { restore } from "../drain";
import { traffic } from "../traffic";
import type { Fault } from "./Fault";
import { identityFaults } from "./identityFaults";
import { networkFaults } from "./networkFaults";
import { pageFaults } from "./pageFaults";
import { serverFaults } from "./serverFaults";

const rounds = 6;
/** These need a setup of their own, or take too long to be repeated. */
const alone = [
  "answers slower than the timeout",
  "409 while the first runs, and fails",
  "new client, old handler",
  "old client, new handler",
  "StrictMode",
  "401, then a new token",
  "organisation switch before the click",
];
const canBeMixed = ({ name, strike }: Fault) => strike !== undefined && !alone.includes(name);

const ofTheWay = [...networkFaults, ...serverFaults].filter(canBeMixed);
const ofThePage = [...pageFaults, ...identityFaults].filter(canBeMixed);

/** Two faults at a time, drawn by the seed: one of the page or its user, one of what is behind it. */
export const mixedFaults: Fault[] = [1, 2, 3].map((number) => ({
  name: `mixed ${number}`,
  setup: { settings: { canary: "" } },
  async story(world, events) {
    for (let round = 0; round < rounds; round++) {
      const strikes = [world.pick(ofTheWay), world.pick(ofThePage)].map(
        // What one of them breaks, such as a page that is being opened, the other may stumble over.
        (fault) => fault.strike?.(world).catch(() => {}),
      );
      await Promise.all([...strikes, traffic(world, Math.ceil(events / rounds), 2_000)]);
      await restore(world);
    }
  },
}));
