import { browserFaults } from "./browserFaults";
import type { Fault } from "./Fault";
import { identityFaults } from "./identityFaults";
import { mixedFaults } from "./mixedFaults";
import { networkFaults } from "./networkFaults";
import { pageFaults } from "./pageFaults";
import { serverFaults } from "./serverFaults";

/** Everything that `npm run chaos` does to the package. */
export const allFaults: Fault[] = [
  ...networkFaults,
  ...serverFaults,
  ...pageFaults,
  ...identityFaults,
  ...browserFaults,
  ...mixedFaults,
];
