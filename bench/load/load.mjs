import { fork } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { cpus } from "node:os";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { quantile } from "../statistics.mjs";

/** node bench/load/load.mjs: what one instance of the handler carries, on loopback, with an Autumn that takes 20 ms an event. */
const autumnDelay = 20;
const seconds = 8;
const shapes = [
  { events: 1, connections: 1 },
  { events: 1, connections: 32 },
  { events: 1, connections: 128 },
  { events: 10, connections: 32 },
  { events: 100, connections: 8 },
  { events: 100, connections: 32 },
];

const start = async (file, argument) => {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), [String(argument)]);
  const [{ port }] = await once(child, "message");
  return { child, port };
};
const usageOf = async (child) => {
  child.send("usage");
  const [usage] = await once(child, "message");
  return usage;
};

const autumn = await start("autumn.mjs", autumnDelay);
const handler = await start("handler.mjs", `http://127.0.0.1:${autumn.port}/v1`);
console.log(
  `${cpus()[0].model.trim()}, ${cpus().length} cores, Node ${process.version}; Autumn answers after ${autumnDelay} ms\n`,
);
console.log(
  "| events a request | requests at once | events/s | p50 ms | p99 ms | CPU µs per event | events/s per core | memory MB |",
);
console.log("|--:|--:|--:|--:|--:|--:|--:|--:|");
await load({ events: 1, connections: 16 }, 3);
for (const shape of shapes) {
  const before = await usageOf(handler.child);
  const { latencies, delivered, took } = await load(shape, seconds);
  const after = await usageOf(handler.child);
  const cpu = after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system;
  const cells = [
    shape.events,
    shape.connections,
    Math.round(delivered / took),
    quantile(latencies, 0.5).toFixed(1),
    quantile(latencies, 0.99).toFixed(1),
    Math.round(cpu / delivered),
    Math.round((delivered / cpu) * 1e6),
    Math.round(after.memory / 1e6),
  ];
  console.log(`| ${cells.join(" | ")} |`);
}
handler.child.disconnect();
autumn.child.disconnect();

/** So many connections, each asks again as soon as it is answered. */
async function load({ events, connections }, seconds) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latencies = [];
  let delivered = 0;
  const begin = performance.now();
  const end = begin + seconds * 1_000;
  await Promise.all(
    Array.from({ length: connections }, async (_, connection) => {
      while (performance.now() < end) {
        const sent = performance.now();
        const answer = await post(agent, `cus_${connection}`, events);
        latencies.push(performance.now() - sent);
        for (const { outcome } of answer.results) if (outcome === "delivered") delivered += 1;
      }
    }),
  );
  agent.destroy();
  return { latencies, delivered, took: (performance.now() - begin) / 1_000 };
}

function post(agent, customer, count) {
  const events = Array.from({ length: count }, () => ({
    id: crypto.randomUUID(),
    age: 12,
    params: { customerId: customer, featureId: "messages", properties: { from: "toolbar", model: "x" } },
  }));
  return new Promise((resolve, reject) => {
    const asking = request(
      {
        agent,
        host: "127.0.0.1",
        port: handler.port,
        path: "/api/autumn/track",
        method: "POST",
        headers: { "content-type": "application/json", "x-customer": customer, "sec-fetch-site": "same-origin" },
      },
      async (response) => {
        let text = "";
        for await (const chunk of response) text += chunk;
        if (response.statusCode === 200) resolve(JSON.parse(text));
        else reject(new Error(`The handler answered ${response.statusCode}: ${text}`));
      },
    );
    asking.on("error", reject);
    asking.end(JSON.stringify({ v: 1, events }));
  });
}
