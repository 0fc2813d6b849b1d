import type { NodeRequest, NodeResponse } from "./NodeRequest";
import { toRequest } from "./toRequest";

/** How long (ms) the rest of a refused body is let in: a connection that is closed before takes the refusal with it. */
const lingering = 1_000;

/**
 * Serves a handler of standard requests on node:http, and as a handler of Express (behind `express.json()`, too).
 * `identify` gets the node request as its second argument, so that sessions which a middleware put there can be used.
 *
 * @example
 * import { createServer, type IncomingMessage } from "node:http";
 * import { createAutumnHandler, toNodeHandler } from "autumn-react/server";
 *
 * declare function userOf(cookie: string | undefined): Promise<{ id: string } | null>;
 *
 * const handler = createAutumnHandler({
 *   secretKey: process.env.AUTUMN_SECRET_KEY,
 *   identify: async (_request, { headers }: IncomingMessage) => {
 *     const user = await userOf(headers.cookie);
 *     return user && { customerId: user.id };
 *   },
 *   allow: { features: { messages: true } },
 * });
 * createServer(toNodeHandler(handler)).listen(3000);
 */
export function toNodeHandler<Incoming extends NodeRequest>(
  handler: (request: Request, context?: Incoming) => Promise<Response>,
): (nodeRequest: Incoming, nodeResponse: NodeResponse) => Promise<void> {
  return async function nodeHandler(nodeRequest, nodeResponse) {
    const gone = new AbortController();
    nodeResponse.on("close", () => {
      if (!nodeResponse.writableFinished) gone.abort();
    });
    // Whoever asked may be gone before the answer is written.
    nodeResponse.on("error", () => {});

    const [{ status, headers }, body] = await answer(() => handler(toRequest(nodeRequest, gone.signal), nodeRequest));
    // By a middleware that has lost patience.
    if (nodeResponse.headersSent) return;
    nodeResponse.statusCode = status;
    headers.forEach((value, name) => void nodeResponse.setHeader(name, value));
    if (nodeRequest.complete) {
      nodeResponse.end(body);
      return;
    }
    // A refusal that did not wait for the body.
    if (body.length > 0) nodeResponse.setHeader("content-length", String(body.length));
    nodeResponse.write(body);
    nodeRequest.removeAllListeners("data");
    nodeRequest.resume();
    const timer = setTimeout(() => nodeRequest.destroy(), lingering);
    for (const event of ["end", "close"]) {
      nodeRequest.on(event, () => {
        clearTimeout(timer);
        nodeResponse.end();
      });
    }
  };
}

async function answer(respond: () => Promise<Response>): Promise<[Response, Uint8Array]> {
  try {
    const response = await respond();
    return [response, new Uint8Array(await response.arrayBuffer())];
  } catch {
    const refusal = { error: { code: "request_refused", message: "The request can't be read." } };
    return answer(async () => Response.json(refusal, { status: 400, headers: { "cache-control": "no-store" } }));
  }
}
