import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createBuilds } from "./createBuilds";
import type { Fault } from "./faults/Fault";
import type { Verdict } from "./judge";
import type { Patch } from "./Patch";
import { runFault } from "./runFault";
import { seedOf } from "./seedOf";

export type FaultToRun = { fault: Fault; events: number; patches?: Patch[] };

/** Runs faults, `atOnce` of them at a time: most of a run is waiting for the contract's own 30 s. */
export async function runFaults(
  faults: FaultToRun[],
  { seed, atOnce = 6, onVerdict }: { seed: number; atOnce?: number; onVerdict?: (verdict: Verdict) => void },
): Promise<Verdict[]> {
  const folder = mkdtempSync(join(tmpdir(), "autumn-chaos-"));
  const builds = createBuilds(folder);
  const verdicts: Verdict[] = [];
  const queue = faults.entries();
  async function worker() {
    for (const [index, { fault, ...run }] of queue) {
      const verdict = await runFault(fault, { ...run, builds, seed: seedOf(seed, fault.name) }).catch((error) =>
        harnessFailed(fault.name, error),
      );
      verdicts[index] = verdict;
      onVerdict?.(verdict);
    }
  }
  try {
    await Promise.all(Array.from({ length: atOnce }, worker));
  } finally {
    // The last of Chromium may still be writing.
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
  return verdicts;
}

/** A fault that could not be played to its end has proved nothing. */
function harnessFailed(name: string, error: Error): Verdict {
  const wrong = [`the harness failed: ${error.stack}`];
  const none = { events: 0, delivered: 0, rejected: new Map(), lost: [], twice: [], unwritten: [], unreported: 0 };
  return { name, ...none, wrong, seconds: 0 };
}
