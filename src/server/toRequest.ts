import type { NodeRequest } from "./NodeRequest";

/** What Express adds. */
type ExpressFields = {
  /** The url before a router cut its mount path off. */
  originalUrl?: string;
  /** What a body parser made of the body. */
  body?: unknown;
};

/** The standard's view of a node request. Throws where there is none, as for the method TRACE. */
export function toRequest(nodeRequest: NodeRequest & ExpressFields, signal: AbortSignal): Request {
  const { method = "GET", url = "/", originalUrl = url, socket } = nodeRequest;
  const headers = new Headers();
  for (const [name, value] of Object.entries(nodeRequest.headers)) {
    // Those of HTTP/2 that start with ":" are no headers, but one is its host.
    if (value !== undefined && (name === ":authority" || !name.startsWith(":")))
      headers.set(name.replace(":authority", "host"), Array.isArray(value) ? value.join(", ") : value);
  }
  const origin = `${"encrypted" in socket ? "https" : "http"}://${headers.get("host")}`;
  const init: RequestInit & { duplex?: "half" } = { method, headers, signal };
  if (method !== "GET" && method !== "HEAD") Object.assign(init, { body: bodyOf(nodeRequest), duplex: "half" });
  // A request line may hold a whole address; its host decides nothing.
  return new Request(
    new URL(originalUrl.replace(/^\/+/, "/"), URL.canParse(origin) ? origin : "http://localhost"),
    init,
  );
}

function bodyOf(nodeRequest: NodeRequest & ExpressFields): BodyInit {
  const { body, readableDidRead } = nodeRequest;
  // A body can be read only once, and a body parser may have been here before.
  const wasRead = readableDidRead ?? body !== undefined;
  if (!wasRead) return streamOf(nodeRequest);
  return typeof body === "string" || body instanceof Uint8Array ? (body as BodyInit) : (JSON.stringify(body) ?? "");
}

/** Takes from the socket only what is asked for. Cancelled, it lets the rest run into the void, so that an answer can still be read. */
function streamOf(nodeRequest: NodeRequest): ReadableStream<Uint8Array> {
  let isOver = false;
  function over(settle: () => void) {
    if (!isOver) settle();
    isOver = true;
  }
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const breakOff = () => over(() => controller.error(new TypeError("The request broke off.")));
        nodeRequest.on("data", (chunk: Uint8Array) => {
          nodeRequest.pause();
          controller.enqueue(chunk);
        });
        nodeRequest.on("end", () => over(() => controller.close()));
        nodeRequest.on("error", breakOff);
        nodeRequest.on("close", breakOff);
        nodeRequest.pause();
      },
      pull() {
        nodeRequest.resume();
      },
      cancel() {
        isOver = true;
        nodeRequest.removeAllListeners("data");
        nodeRequest.resume();
      },
    },
    { highWaterMark: 0 },
  );
}
