import { parseArgs } from "node:util";
import { policies } from "./policies";
import { runScenario, type Timing } from "./runScenario";
import { scenarios } from "./scenarios";

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

const steady = clients / interval;
const bars = " ▁▂▃▄▅▆▇█";
const column = 20;
let broken = false;

console.log(
  `${clients.toLocaleString("en")} clients, each tracks every ${interval} s on average: ${Math.round(steady).toLocaleString("en")} requests/s when all is well.`,
);
for (const scenario of scenarios) {
  console.log(
    `\n${scenario.title}\n(one column = ${column} s from the trouble's begin; | = its end; full height = 4 × the steady rate or more)`,
  );
  for (const [index, policy] of policies.entries()) {
    const { rates, waiting } = runScenario(scenario, policy, clients, interval, timing);
    const during = rates.subarray(timing.calmSeconds, timing.calmSeconds + timing.troubleSeconds);
    const after = rates.subarray(timing.calmSeconds + timing.troubleSeconds);
    const peakDuring = Math.max(...during) / steady;
    const peak = Math.max(...after) / steady;
    const kept = peak <= most;
    if (index === 0 && !kept) broken = true;
    console.log(`  ${policy.title}`);
    console.log(`    ${draw(during)}|${draw(after)}`);
    console.log(
      `    peak during ${peakDuring.toFixed(2)} ×, after ${peak.toFixed(2)} × steady (second ${after.indexOf(Math.max(...after))} after the end)${index === 0 ? (kept ? ", as promised" : `, MORE than ${most} ×`) : ""}; ${waiting.toLocaleString("en")} events under way at the end`,
    );
  }
}
process.exit(broken ? 1 : 0);

function draw(rates: Uint32Array): string {
  let line = "";
  for (let start = 0; start < rates.length; start += column) {
    const rate = Math.max(...rates.subarray(start, start + column)) / steady;
    line += bars[Math.min(bars.length - 1, Math.ceil((rate / 4) * (bars.length - 1)))];
  }
  return line;
}
