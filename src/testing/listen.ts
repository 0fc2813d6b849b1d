import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { AutumnError } from "../core/AutumnError";
import { NetworkError } from "./requests/NetworkError";
import type { TestAutumn } from "./TestAutumn";

/**
 * Serves a `fetch` over HTTP, on 127.0.0.1. `close` cuts the connections that are still open. A caller that goes away
 * does not end the work that it asked for, as on the real server.
 */
export async function listen(fetch: TestAutumn["fetch"], port = 0): Promise<{ url: string; close(): Promise<void> }> {
  // Not an import: bundlers for browsers would look for it.
  const http = globalThis.process?.getBuiltinModule?.("node:http");
  if (!http) {
    throw new AutumnError(
      "invalid_options",
      "createTestAutumn().listen() needs Node's http server (Node 20.16 or newer). In a browser, hand out autumn.fetch instead.",
    );
  }
  const server = http.createServer((request, response) => void answer(fetch, request, response));
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  const { port: actual } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${actual}`, close: () => close(server) };
}

async function answer(fetch: TestAutumn["fetch"], request: IncomingMessage, response: ServerResponse) {
  try {
    const { method = "GET", url = "/" } = request;
    const headers = new Headers();
    for (let index = 0; index + 1 < request.rawHeaders.length; index += 2) {
      headers.append(String(request.rawHeaders[index]), String(request.rawHeaders[index + 1]));
    }
    const body = await textOf(request);
    const answered = await fetch(new URL(url, "http://127.0.0.1"), { method, headers, ...(body && { body }) });
    response.writeHead(answered.status, Object.fromEntries(answered.headers));
    response.end(await answered.text());
  } catch (error) {
    if (error instanceof NetworkError) response.destroy();
    else response.writeHead(500).end(String(error));
  }
}

async function textOf(request: IncomingMessage) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function close(server: Server) {
  return new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
