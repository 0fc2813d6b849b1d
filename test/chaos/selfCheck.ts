import { allFaults } from "./faults/allFaults";
import { formatTable, isClean } from "./formatTable";
import { mutants } from "./mutants";
import { type FaultToRun, runFaults } from "./runFaults";

const events = 60;

export type SelfCheckOptions = { seed: number; atOnce: number; said: (text: string) => void };

/**
 * Runs the package with each deliberate fault, and, under the same strikes, as it is. Gives whether each fault was
 * reported as losses or duplicates, and the package found clean.
 */
export async function selfCheck({ seed, atOnce, said }: SelfCheckOptions): Promise<boolean> {
  const runs = mutants.flatMap(({ name, patches, fault: faultName }): FaultToRun[] => {
    const fault = allFaults.find((known) => known.name === faultName);
    if (!fault) throw new RangeError(`There is no fault "${faultName}"`);
    return [
      { fault: { ...fault, name: `${name}: ${faultName}` }, events, patches },
      { fault: { ...fault, name: `as it is: ${faultName}` }, events },
    ];
  });
  const verdicts = await runFaults(runs, { seed, atOnce, onVerdict: ({ name }) => said(name) });
  console.log(`\n${formatTable(verdicts)}\n`);
  const mutated = verdicts.filter((_, index) => index % 2 === 0);
  const asItIs = verdicts.filter((_, index) => index % 2 === 1);
  const caught = mutated.filter(({ lost, twice }) => lost.length + twice.length > 0);
  for (const { name } of mutated.filter((verdict) => !caught.includes(verdict))) console.log(`not caught: ${name}`);
  for (const { name, wrong } of asItIs.filter((verdict) => !isClean(verdict)))
    console.log(`not clean: ${name} ${wrong}`);
  console.log(`${caught.length} of ${mutants.length} caught`);
  return caught.length === mutants.length && asItIs.every(isClean);
}
