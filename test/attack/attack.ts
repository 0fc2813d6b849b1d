/**
 * `npm run attack`: hostile requests over real HTTP against the handler in a process of its own, floods, and random
 * requests. Everything stays on this machine, and ends by itself. Exits with 1 where anything was let in, or crashed.
 */
import { runFloods } from "./runFloods";
import { runFuzz } from "./runFuzz";
import { runRedis } from "./runRedis";
import { runTable } from "./runTable";
import { startTarget } from "./startTarget";

const target = await startTarget();
const table = await runTable(target);
for (const failure of table.failures) console.log(`  ${failure}`);
// From here on everything is loaded and compiled.
const before = await target.vitals();
const floods = await runFloods(target);
for (const line of floods.lines) console.log(line);

const { callsToAutumn, breaches, crashes, ...after } = await target.vitals();
const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
console.log(
  `heap ${megabytes(before.heap)} before the floods, ${megabytes(after.heap)} after; at most ${megabytes(after.mostResident)} resident`,
);
console.log(`${callsToAutumn} calls to Autumn in all, ${breaches.length} against the policy`);
for (const problem of [...breaches, ...crashes]) console.log(`  ${problem}`);
await target.stop();

const fuzz = await runFuzz(20_000);
console.log(
  `${fuzz.cases} random requests, ${fuzz.letIn} of them let in by the rules: ${JSON.stringify(fuzz.statuses)}`,
);

const redis = await runRedis();
console.log(redis?.line ?? "No redis-server on this machine: the limit that instances share was not tried.");

const letIn = table.letIn + breaches.length;
const crashed = crashes.length + table.unanswered;
console.log(`${table.refused} refused as expected, ${letIn} let in, ${crashed} crashed`);

const isFlat = after.heap < before.heap + 10 * 1024 * 1024;
if (!isFlat) console.log("The heap has grown.");
const failed = letIn + crashed + table.failures.length + floods.failures + (redis?.failures ?? 0);
process.exitCode = failed === 0 && isFlat ? 0 : 1;
