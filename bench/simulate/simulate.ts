import { parseArgs } from "node:util";
import { type Policy, policies } from "./policies";
import { runScenario, type Timing } from "./runScenario";
import { type Scenario, scenarios } from "./scenarios";

/**
 * npm run simulate [-- --clients 1000000 --interval 60]
 * What the retries of that many clients do to a server that was away, by a virtual clock: requests per second over time.
 * Ends with 1 where the package's own policy asks for more than twice the steady rate once the server is back.
 */
const { values } = parseArgs({
  options: { clients: { type: "string", default: "1000000" }, interval: { type: "string", default: "60" } },
});
const clients = Number(values.clients);
const interval = Number(values.interval);
const timing: Timing = { calmSeconds: 60, troubleSeconds: 600, afterSeconds: 600 };
const most = 2;
/** The share of the clients that the other policies are run with: the multiples are the same, and come sooner. */
const compared = 0.1;
const shard = 50_000;

const bars = " ▁▂▃▄▅▆▇█";
const column = 20;
let broken = false;

console.log(
  `${clients.toLocaleString("en")} clients, each tracks every ${interval} s on average: ${Math.round(clients / interval).toLocaleString("en")} requests/s when all is well. Other policies: a tenth of them.`,
);
for (const scenario of scenarios) {
  console.log(
    `\n${scenario.title}\n(one column = ${column} s from the trouble's begin; | = its end; full height = 4 × the steady rate or more)`,
  );
  for (const [index, policy] of policies.entries()) {
    const share = index === 0 ? 1 : compared;
    const { rates, waiting } = runInShards(scenario, policy, clients * share);
    const steady = (clients * share) / interval;
    const during = rates.subarray(timing.calmSeconds, timing.calmSeconds + timing.troubleSeconds);
    const after = rates.subarray(timing.calmSeconds + timing.troubleSeconds);
    const peakDuring = Math.max(...during) / steady;
    const peak = Math.max(...after) / steady;
    const kept = peak <= most;
    if (index === 0 && !kept) broken = true;
    console.log(`  ${policy.title}`);
    console.log(`    ${draw(during, steady)}|${draw(after, steady)}`);
    console.log(
      `    peak during ${peakDuring.toFixed(2)} ×, after ${peak.toFixed(2)} × steady (second ${after.indexOf(Math.max(...after))} after the end)${index === 0 ? (kept ? ", as promised" : `, MORE than ${most} ×`) : ""}; ${waiting.toLocaleString("en")} events under way at the end`,
    );
  }
}
process.exit(broken ? 1 : 0);

/** Clients don't know of one another: thousands at a time do the same as all at once, in a fraction of the memory. */
function runInShards(scenario: Scenario, policy: Policy, count: number) {
  const rates = new Uint32Array(timing.calmSeconds + timing.troubleSeconds + timing.afterSeconds);
  let waiting = 0;
  for (let left = count; left > 0; left -= shard) {
    const run = runScenario(scenario, policy, Math.min(shard, left), interval, timing);
    waiting += run.waiting;
    for (const [second, rate] of run.rates.entries()) rates[second] = (rates[second] ?? 0) + rate;
  }
  return { rates, waiting };
}

function draw(rates: Uint32Array, steady: number): string {
  let line = "";
  for (let start = 0; start < rates.length; start += column) {
    const rate = Math.max(...rates.subarray(start, start + column)) / steady;
    line += bars[Math.min(bars.length - 1, Math.ceil((rate / 4) * (bars.length - 1)))];
  }
  return line;
}
