import { beforeAll, describe, expect, it } from "vitest";
import { allFaults } from "../chaos/faults/allFaults";
import type { Verdict } from "../chaos/judge";
import { mutants } from "../chaos/mutants";
import { type FaultToRun, runFaults } from "../chaos/runFaults";

/** The faults that a short run has time for; `npm run chaos` plays them all, with more events. */
const faults = [
  "reset after commit",
  "409 while the first runs, and fails",
  "browser killed, same profile",
  "offline and online",
  "503 and 500",
  "401, then a new token",
  "logout, login as another",
  "reset before commit",
  "new client, old handler",
  "old client, new handler",
  "two tabs reopened at once",
  "handler killed and restarted",
  "captive portal: HTML 200",
  "storage full",
  "IndexedDB blocked",
  "tracks and unmounts in one task",
];

/** Of the deliberate faults in the package, those that show at once. */
const mistakes = ["no store", "ids shared between customers"];

const verdicts = new Map<string, Verdict>();

function playTo(mistake: string): FaultToRun {
  const mutant = mutants.find(({ name }) => name === mistake);
  return { ...play(mutant?.fault ?? ""), patches: mutant?.patches };
}

function play(name: string): FaultToRun {
  const fault = allFaults.find((known) => known.name === name);
  if (!fault) throw new RangeError(`There is no fault "${name}"`);
  return { fault, events: 20 };
}

beforeAll(async () => {
  const runs = [...faults.map(play), ...mistakes.map(playTo)];
  const found = await runFaults(runs, { seed: 1 });
  for (const [index, name] of [...faults, ...mistakes].entries()) verdicts.set(name, found[index] as Verdict);
}, 400_000);

describe("the package in Chromium, with its app's server and an Autumn, all of which fail", () => {
  it.each(faults)("loses no event and counts none twice: %s", (name) => {
    const { events, lost, twice, wrong } = verdicts.get(name) ?? {};
    expect({ lost, twice, wrong }).toEqual({ lost: [], twice: [], wrong: [] });
    expect(events).toBeGreaterThanOrEqual(20);
  });

  it.each(mistakes)("is found out where it is broken on purpose: %s", (name) => {
    expect(verdicts.get(name)?.lost).not.toEqual([]);
  });
});
