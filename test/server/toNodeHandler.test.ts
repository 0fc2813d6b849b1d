import {
  createServer,
  type IncomingMessage,
  request as nodeRequest,
  type RequestListener,
  type Server,
} from "node:http";
import { createServer as createHttp2Server, connect as openHttp2 } from "node:http2";
import { type AddressInfo, connect } from "node:net";
import express, { type Request as ExpressRequest } from "express";
import { afterEach, describe, expect, it } from "vitest";
import { createAutumnHandler, toNodeHandler } from "../../src/server";
import { createBackend, eventOf, oneMessage, secretKey } from "./createBackend";

const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function serve(listener: RequestListener): Promise<{ url: string; port: number }> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return { url: `http://127.0.0.1:${address.port}`, port: address.port };
}

function post(url: string, { body, headers = {} }: { body: BodyInit; headers?: Record<string, string> }) {
  return fetch(`${url}/api/autumn/track`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-user": "ada", ...headers },
    body,
    duplex: "half",
  } as RequestInit);
}

const body = () => JSON.stringify({ v: 1, events: [eventOf({ ...oneMessage, properties: { name: "Zoë €" } })] });

/** Writes bytes to a socket, and reads until the other side ends. */
function speak(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    let answer = "";
    socket.on("data", (chunk) => {
      answer += chunk;
    });
    socket.on("close", () => resolve(answer));
    socket.on("error", reject);
  });
}

describe("on node:http", () => {
  it("serves the handler", async () => {
    const { handler, autumn } = createBackend();
    const { url } = await serve(toNodeHandler(handler));
    const answer = await post(url, { body: body() });
    expect(answer.status).toBe(200);
    expect((await answer.json()).results[0].outcome).toBe("delivered");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(Number(answer.headers.get("content-length"))).toBeGreaterThan(100);
    expect(autumn.events[0]?.properties).toEqual({ name: "Zoë €" });
  });

  it("leaves alone what a middleware has answered meanwhile", async () => {
    const { autumn, handler } = createBackend();
    let handled: Promise<void> | undefined;
    const { url } = await serve((request, response) => {
      handled = toNodeHandler(async (asked, incoming?: IncomingMessage) => {
        const answer = await handler(asked, incoming);
        response.writeHead(503).end();
        return answer;
      })(request, response);
    });
    expect((await post(url, { body: body() })).status).toBe(503);
    await handled;
    expect(autumn.events).toHaveLength(1);
  });

  it("reads a body that comes in many pieces", async () => {
    const { handler } = createBackend();
    const { url } = await serve(toNodeHandler(handler));
    const bytes = new TextEncoder().encode(body());
    const pieces = new ReadableStream({
      start(controller) {
        for (const byte of bytes) controller.enqueue(new Uint8Array([byte]));
        controller.close();
      },
    });
    expect((await post(url, { body: pieces })).status).toBe(200);
  });

  it("tells requests of the own origin by the host header", async () => {
    const { handler } = createBackend();
    const { url } = await serve(toNodeHandler(handler));
    expect((await post(url, { body: body(), headers: { origin: url } })).status).toBe(200);
    expect((await post(url, { body: body(), headers: { origin: "https://evil.test" } })).status).toBe(403);
  });

  it("tells requests of the own origin by HTTP/2's authority, too", async () => {
    const { handler } = createBackend();
    const urls: string[] = [];
    const listener = toNodeHandler(async (request, incoming?: IncomingMessage) => {
      urls.push(request.url);
      return handler(request, incoming);
    });
    const server = createHttp2Server((request, response) => void listener(request as never, response as never));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const session = openHttp2(origin);
    const stream = session.request({
      ":method": "POST",
      ":path": "/track",
      origin,
      "content-type": "application/json",
      "x-user": "ada",
    });
    const status = await new Promise((resolve, reject) => {
      stream.on("response", (headers) => resolve(headers[":status"]));
      stream.on("error", reject);
      stream.resume().end(body());
    });
    session.close();
    await new Promise((resolve) => server.close(resolve));
    expect([status, urls]).toEqual([200, [`${origin}/track`]]);
  });

  it("answers a body that is too long while it still comes, and serves the next request", async () => {
    const { handler } = createBackend();
    const { url } = await serve(toNodeHandler(handler));
    const answer = await post(url, { body: " ".repeat(5_000_000) });
    expect([answer.status, (await answer.json()).error.code]).toEqual([413, "request_refused"]);
    expect((await post(url, { body: body() })).status).toBe(200);
  });

  it("ends a connection whose body never ends", async () => {
    const { handler } = createBackend({ timeout: 100 });
    const { port } = await serve(toNodeHandler(handler));
    const head = "POST /track HTTP/1.1\r\nhost: a\r\nx-user: ada\r\ncontent-type: application/json\r\n";
    const answer = await speak(port, `${head}content-length: 500\r\n\r\n{"v":1,`);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });

  it.each([
    ["a host of no meaning", "POST /track HTTP/1.1\r\nhost: a b<>\r\nconnection: close\r\n\r\n", 415],
    [
      "a target that is a whole address",
      "POST http://evil.test/track HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n",
      415,
    ],
    ["a target that looks like a host", "POST //evil.test/track HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n", 415],
    ["a target that is no path", "OPTIONS * HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n", 404],
    ["a method that no standard request has", "TRACE /track HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n", 400],
    ["a header named __proto__", "POST /track HTTP/1.1\r\nhost: a\r\n__proto__: x\r\nconnection: close\r\n\r\n", 415],
    [
      "bytes above ASCII in a header",
      "POST /track HTTP/1.1\r\nhost: a\r\nx-user: Zo\xeb\r\nconnection: close\r\n\r\n",
      415,
    ],
  ])("answers %s", async (_name, text, status) => {
    const { handler, errors } = createBackend();
    const { port } = await serve(toNodeHandler(handler));
    expect(await speak(port, text)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(errors).toEqual([]);
  });

  it("survives who leaves in the middle of a body, or before the answer", async () => {
    const { handler, autumn, errors } = createBackend();
    let handled = 0;
    const { url, port } = await serve(
      toNodeHandler(async (request, incoming?: IncomingMessage) => {
        const response = await handler(request, incoming);
        handled++;
        return response;
      }),
    );
    const head = `POST /track HTTP/1.1\r\nhost: a\r\nx-user: ada\r\ncontent-type: application/json\r\n`;
    await new Promise<void>((resolve) => {
      const socket = connect(port, "127.0.0.1", () =>
        socket.write(`${head}content-length: 500\r\n\r\n{"v"`, () => socket.destroy()),
      );
      socket.on("close", () => resolve());
    });
    autumn.delay(50);
    const leaving = nodeRequest(`${url}/track`, {
      method: "POST",
      headers: { "x-user": "ada", "content-type": "application/json" },
    });
    leaving.on("error", () => {});
    leaving.end(body(), () => setTimeout(() => leaving.destroy(), 10));
    await expect.poll(() => handled).toBe(2);
    expect(autumn.events).toHaveLength(1);
    expect(errors).toEqual([]);
    expect((await post(url, { body: body() })).status).toBe(200);
  });
});

describe("on Express", () => {
  const identify = (_request: Request, { headers }: ExpressRequest) => ({ customerId: String(headers["x-user"]) });
  const createHandler = () =>
    createAutumnHandler({
      secretKey,
      identify,
      allow: { features: { messages: true } },
      fetch: createBackend().autumn.fetch,
    });

  it("gives identify Express's request, with what middleware put there", async () => {
    const app = express();
    app.use("/api/autumn", toNodeHandler(createHandler()));
    const { url } = await serve(app);
    expect((await (await post(url, { body: body() })).json()).results[0].outcome).toBe("delivered");
  });

  it.each([
    ["express.json()", express.json()],
    ["express.text()", express.text({ type: "*/*" })],
    ["express.raw()", express.raw({ type: "*/*" })],
  ])("reads a body that %s has read before", async (_name, parser) => {
    const app = express().use(parser).use("/api/autumn/track", toNodeHandler(createHandler()));
    const { url } = await serve(app);
    expect((await (await post(url, { body: body() })).json()).results[0].outcome).toBe("delivered");
  });

  it("holds its limit on a body that was read before", async () => {
    const app = express()
      .use(express.json({ limit: "10mb" }))
      .use("/api/autumn", toNodeHandler(createHandler()));
    const { url } = await serve(app);
    const long = JSON.stringify({ v: 1, events: [], more: "x".repeat(70_000) });
    expect((await post(url, { body: long })).status).toBe(413);
  });

  it("says so where the body is gone", async () => {
    const app = express().use((request, _response, next) => request.resume().on("end", next));
    const { url } = await serve(app.use("/api/autumn", toNodeHandler(createHandler())));
    const answer = await post(url, { body: body() });
    expect([answer.status, (await answer.json()).error.message]).toEqual([400, expect.stringMatching(/middleware/)]);
  });
});
