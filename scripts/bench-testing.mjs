// How much CPU ten thousand tracks through createTestAutumn().fetch take. `npm run bench:testing`
import { createTestAutumn } from "../src/testing.ts";

const TRACKS = 10_000;

const autumn = createTestAutumn({ features: { messages: { included: 1_000_000 } }, customers: ["cus_1"] });

async function track(count, prefix) {
  for (let event = 0; event < count; event++) {
    const response = await autumn.fetch("https://api.useautumn.com/v1/balances.track", {
      method: "POST",
      headers: {
        authorization: "Bearer am_sk_test_bench",
        "content-type": "application/json",
        "idempotency-key": `${prefix}${event}`,
        "x-api-version": "2.3.0",
      },
      body: JSON.stringify({ customer_id: "cus_1", feature_id: "messages", properties: { event } }),
    });
    if (!response.ok) throw new Error(`answered ${response.status}`);
    await response.json();
  }
}

const started = performance.now();
const before = process.cpuUsage();
await track(TRACKS, "bench:");
const { user, system } = process.cpuUsage(before);
const cpu = (user + system) / 1_000;
const elapsed = performance.now() - started;
console.log(
  `${TRACKS} tracks: ${cpu.toFixed(0)} ms of CPU, ${elapsed.toFixed(0)} ms elapsed, ${((cpu * 1_000) / TRACKS).toFixed(1)} µs each`,
);
if (autumn.events.length !== TRACKS) throw new Error(`${autumn.events.length} rows in the ledger`);
