import { parseArgs } from "node:util";
import { allFaults } from "./faults/allFaults";
import { formatSum, formatTable, isClean } from "./formatTable";
import { planRun } from "./planRun";
import { runFaults } from "./runFaults";
import { selfCheck } from "./selfCheck";

const USAGE = `npm run chaos -- [--seed 1] [--events 2000] [--only FAULT]… [--jobs 6] [--self-check]

Real Chromium, the built package, the app's server and an in-memory Autumn, and everything that goes wrong between them.
  --seed        another seed, other clicks at other moments; the same seed plays the same script again
  --events      shared among the faults; five times as many, but at most 10,000, wait in the row of that name
  --only        a fault whose name contains this; may be given more than once
  --jobs        how many faults run side by side
  --self-check  shows that the harness finds what is wrong: plays faults to packages that are broken on purpose
Faults: ${allFaults.map(({ name }) => name).join(" | ")}`;

async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      seed: { type: "string", default: "1" },
      events: { type: "string", default: "2000" },
      only: { type: "string", multiple: true },
      jobs: { type: "string", default: "6" },
      "self-check": { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return true;
  }
  const seed = Number(values.seed);
  const atOnce = Number(values.jobs);
  const startedAt = Date.now();
  const said = (text: string) =>
    console.log(`${String(Math.round((Date.now() - startedAt) / 1_000)).padStart(4)} s  ${text}`);
  if (values["self-check"]) return selfCheck({ seed, atOnce, said });
  const chosen = allFaults.filter(({ name }) => values.only?.some((part) => name.includes(part)) ?? true);
  if (chosen.length === 0) throw new RangeError(`No fault has ${values.only?.join(" or ")} in its name.\n${USAGE}`);
  const verdicts = await runFaults(planRun(chosen, Number(values.events)), {
    seed,
    atOnce,
    onVerdict: (verdict) => said(`${verdict.name}: ${isClean(verdict) ? "ok" : "NOT OK"}`),
  });
  console.log(`\n${formatTable(verdicts)}\n`);
  for (const { name, lost, twice, wrong } of verdicts) {
    for (const event of lost) console.log(`lost in "${name}": ${JSON.stringify(event)}`);
    for (const rows of twice) console.log(`counted twice in "${name}": ${JSON.stringify(rows)}`);
    for (const what of wrong) console.log(`wrong in "${name}": ${what}`);
  }
  console.log(formatSum(verdicts));
  return verdicts.every(isClean);
}

main().then(
  (ok) => process.exit(ok ? 0 : 1),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
