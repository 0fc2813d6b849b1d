// Replays recorded exchanges of a real Autumn server against createTestAutumn, over HTTP, and prints the steps whose answer
// differs. `npm run conformance [-- FILE]`; waits are skipped by moving the Autumn's clock.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { listen } from "../src/testing/listen.ts";
import { optionsFromSeed } from "../src/testing/optionsFromSeed.ts";
import { createTestAutumn } from "../src/testing.ts";
import { replay } from "../test/fixtures/check-wire.mjs";
import { applyCondition } from "./autumn-control.mjs";

const RECORDED = fileURLToPath(new URL("../test/fixtures/autumn-wire.json", import.meta.url));

const wire = JSON.parse(readFileSync(process.argv[2] ?? RECORDED, "utf8"));
const autumn = createTestAutumn(optionsFromSeed(wire.seed));
const server = await listen(autumn.fetch);

const { passed, failed, skipped } = await replay(wire, {
  baseUrl: server.url,
  secretKey: "am_sk_test_conformance",
  log: console.log,
  condition: (phase, condition) => applyCondition(autumn, phase, condition),
  wait: async (ms) => autumn.advance(ms),
});
await server.close();
console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`);
process.exitCode = failed + skipped === 0 ? 0 : 1;
