import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { createRedisLimiter } from "../../docs/recipes/createRedisLimiter";
import { rateLimitBy } from "../../docs/recipes/rateLimitBy";
import { createAutumnHandler } from "../../src/server";
import { createTestAutumn } from "../../src/testing";

/**
 * The rate limit recipe on a real Redis, where this machine has one: two instances of an app share one limit of 300 events,
 * and go on, each for itself, when Redis dies. `undefined`: there is no redis-server to try it on.
 */
export async function runRedis(): Promise<{ line: string; failures: number } | undefined> {
  const folder = await mkdtemp(join(tmpdir(), "autumn-redis-"));
  const socket = join(folder, "socket");
  const server = spawn("redis-server", ["--port", "0", "--unixsocket", socket, "--save", "", "--dir", folder]);
  const started = await Promise.race([
    once(server, "error").then(() => false),
    once(server.stdout, "data").then(() => true),
  ]);
  if (!started) return undefined;

  const autumn = createTestAutumn({ features: { messages: { included: 1e6 } }, customers: ["ada"] });
  const connections = [0, 1].map(() => new Redis(socket, { maxRetriesPerRequest: 1 }));
  for (const connection of connections) connection.on("error", () => {});
  const instances = connections.map((connection) =>
    createAutumnHandler({
      secretKey: "am_sk_test_5e3c9a7b1d",
      identify: () => ({ customerId: "ada" }),
      allow: { features: { messages: true } },
      rateLimit: rateLimitBy(createRedisLimiter(connection)),
      fetch: autumn.fetch,
    }),
  );
  const statuses: number[] = [];
  async function send(instance: (request: Request) => Promise<Response>) {
    const params = { customerId: "ada", featureId: "messages" };
    const events = Array.from({ length: 100 }, () => ({ id: crypto.randomUUID(), age: 0, params }));
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify({ v: 1, events });
    const { status } = await instance(new Request("https://app.example.com/track", { method: "POST", headers, body }));
    statuses.push(status);
  }

  for (const instance of [...instances, ...instances]) await send(instance);
  const ended = once(server, "exit");
  server.kill();
  await ended;
  for (const instance of instances) await send(instance);
  for (const connection of connections) connection.disconnect();
  await rm(folder, { recursive: true });

  const expected = "200,200,200,429,200,200";
  const counted = autumn.events.length;
  return {
    line: `Redis limit of 300, two instances, 100 events at a time, Redis killed after the fourth: ${statuses}; ${counted} counted`,
    failures: String(statuses) === expected && counted === 500 ? 0 : 1,
  };
}
