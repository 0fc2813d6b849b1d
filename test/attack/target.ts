/**
 * What is attacked: the handler in front of an Autumn in memory, in a process of its own, on two ports: through
 * toNodeHandler, and as plain Request and Response behind the thinnest of adapters. Tells its parent the ports, and how it
 * is on request.
 */
import { createServer, type IncomingMessage, type Server } from "node:http";
import { Readable } from "node:stream";
import { createAutumnHandler, toNodeHandler } from "../../src/server";
import { createTestAutumn } from "../../src/testing";
import { breachOf } from "./breachOf";
import { policy } from "./policy";

export type Vitals = {
  /** Bytes after a garbage collection. */
  heap: number;
  external: number;
  /** The most that the process held of the machine's memory so far, in bytes. */
  mostResident: number;
  callsToAutumn: number;
  /** What went on to Autumn and should not have. */
  breaches: string[];
  /** Errors that nobody caught. */
  crashes: string[];
};

const secretKey = process.env.AUTUMN_SECRET_KEY ?? "";
const autumn = createTestAutumn({
  features: {
    messages: { included: 1e6, eventNames: ["message-sent"] },
    seats: { included: 1e6, consumable: false },
    secrets: { included: 1e6 },
  },
  customers: ["ada", "bob"],
});
const breaches: string[] = [];
const crashes: string[] = [];
let callsToAutumn = 0;

const handler = createAutumnHandler({
  secretKey,
  identify: (request) => {
    const customerId = request.headers.get("x-user");
    return customerId === null ? null : { customerId, entityId: "desk" };
  },
  allow: policy,
  allowedOrigins: ["https://friend.example.com"],
  timeout: 2_000,
  onError: () => {},
  fetch: (input, init) => {
    callsToAutumn++;
    const breach = breachOf(String(input), init, secretKey);
    if (breach) breaches.push(breach);
    return autumn.fetch(input, init);
  },
});

const throughToNodeHandler = createServer(toNodeHandler(handler));
const asStandardFetch = createServer(async (incoming, outgoing) => {
  const answer = async () => handler(standardRequest(incoming));
  const response = await answer().catch(() => new Response(null, { status: 400 }));
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(new Uint8Array(await response.arrayBuffer()));
});

function standardRequest(incoming: IncomingMessage): Request {
  const { method, headers } = incoming;
  const hasBody = method !== "GET" && method !== "HEAD";
  const body = hasBody ? (Readable.toWeb(incoming) as ReadableStream<Uint8Array>) : null;
  const url = new URL(
    incoming.url?.startsWith("/") ? `http://localhost${incoming.url.replace(/^\/+/, "/")}` : "http://localhost",
  );
  return new Request(url, { method, headers: headers as Record<string, string>, body, duplex: "half" } as RequestInit);
}

function portOf(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
}

function vitals(): Vitals {
  globalThis.gc?.();
  const { heapUsed: heap, external } = process.memoryUsage();
  return { heap, external, mostResident: process.resourceUsage().maxRSS * 1024, callsToAutumn, breaches, crashes };
}

process.on("uncaughtException", (error) => crashes.push(String(error.stack)));
process.on("unhandledRejection", (reason) => crashes.push(String(reason)));
process.on("message", () => process.send?.(vitals()));
process.on("disconnect", () => process.exit());
process.send?.([await portOf(throughToNodeHandler), await portOf(asStandardFetch)]);
