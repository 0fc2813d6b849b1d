import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { listen } from "../src/testing/listen.ts";
import { optionsFromSeed } from "../src/testing/optionsFromSeed.ts";
import { createTestAutumn } from "../src/testing.ts";
import { withControl } from "./autumn-control.mjs";

const USAGE = `npm run autumn -- [--port 8080] [--seed FILE] [--state FILE] [--control]

Serves an in-memory Autumn over HTTP. Any secret key that begins with am_sk_test_ is right.
  --port     default 8080; 0: any free one
  --seed     JSON file whose "seed" holds features and plan, as test/fixtures/autumn-wire.json has it; default a small demo
  --state    JSON file to go on from, where it exists; it is written again when the server is stopped
  --control  answers /__test/… too: GET /__test/events, POST /__test/fail with [{"status":503}], …`;

const DEMO = {
  features: {
    messages: { included: 100, eventNames: ["message-sent"] },
    exports: { included: 10 },
    seats: { included: 3, consumable: false },
    tokens: {},
    credits: { included: 50, creditSchema: { tokens: 0.01 } },
    sso: { included: true },
  },
  customers: ["cus_demo"],
};

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: "string", default: "8080" },
        seed: { type: "string" },
        state: { type: "string" },
        control: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    return values;
  } catch (error) {
    console.error(`${error.message}\n\n${USAGE}`);
    process.exit(2);
  }
}

const { port, seed, state, control, help } = readOptions();
if (help) {
  console.log(USAGE);
  process.exit(0);
}

const options = seed ? optionsFromSeed(JSON.parse(readFileSync(seed, "utf8")).seed) : DEMO;
const saved = state && existsSync(state) ? JSON.parse(readFileSync(state, "utf8")) : undefined;
const autumn = createTestAutumn({ ...options, state: saved });
const server = await listen(control ? withControl(autumn) : autumn.fetch, Number(port));
console.log(`Autumn (in memory) listens on ${server.url}`);

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, async () => {
    await server.close();
    if (state) writeFileSync(state, JSON.stringify(autumn.snapshot()));
    process.exit(0);
  });
}
