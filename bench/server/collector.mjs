import { createServer } from "node:http";
import { performance } from "node:perf_hooks";
import { gunzipSync } from "node:zlib";
import { answerOf } from "./answerOf.mjs";

/**
 * The server of all contestants, in a process of its own: it serves the pages, takes what they send, finds the events in
 * it by their markers, and answers at once in the way that the contestant's own backend would. Its parent asks for
 * what has arrived.
 */
const pages = new Map();
const isolated = {
  // Only an isolated page gets a clock of 5 µs.
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};
let received = fresh();
/** All requests of a contestant since the start, whatever they are for. */
const requestsOf = new Map();
/** "answer", "refuse" (503) or "hang". */
let mode = "answer";

function fresh() {
  return { requests: 0, bytes: 0, markers: new Map(), again: 0 };
}

function now() {
  return performance.timeOrigin + performance.now();
}

function headBytes(request) {
  const line = request.method.length + request.url.length + 12;
  return request.rawHeaders.reduce((sum, text) => sum + text.length + 2, line + 2);
}

function bodyText(body) {
  return body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body).toString() : body.toString();
}

function take(request, body) {
  const text = bodyText(body);
  const markers = text.match(/mk[a-z0-9]{4}\d{5}/g) ?? [];
  if (markers.length === 0) return text;
  received.requests += 1;
  received.bytes += headBytes(request) + body.length;
  for (const marker of new Set(markers)) {
    if (received.markers.has(marker)) received.again += 1;
    else received.markers.set(marker, now());
  }
  return text;
}

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, "http://localhost");
  if (request.method === "GET" && pages.has(pathname)) {
    const { type, body } = pages.get(pathname);
    response.writeHead(200, { ...isolated, "content-type": type, "cache-control": "no-store" }).end(body);
    return;
  }
  if (pathname === "/clock") {
    response.writeHead(200, { "cache-control": "no-store" }).end(String(now()));
    return;
  }
  const contestant = pathname.split("/")[2];
  requestsOf.set(contestant, (requestsOf.get(contestant) ?? 0) + 1);
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    const body = Buffer.concat(chunks);
    if (mode === "hang" && pathname.startsWith("/to/")) return take(request, body);
    if (mode === "refuse" && pathname.startsWith("/to/")) {
      response.writeHead(503, { "retry-after": "600" }).end("{}");
      return;
    }
    const text = take(request, body);
    response.writeHead(200, { "content-type": "application/json", "cross-origin-resource-policy": "same-origin" });
    response.end(JSON.stringify(answerOf(pathname, text)));
  });
});

process.on("message", ({ id, ask, value }) => {
  const reply = (answer) => process.send({ id, answer });
  if (ask === "pages") {
    for (const [path, page] of Object.entries(value)) pages.set(path, page);
    reply(true);
  } else if (ask === "mode") {
    mode = value;
    reply(true);
  } else if (ask === "reset") {
    received = fresh();
    reply(true);
  } else if (ask === "count") {
    const { requests, bytes, again, markers } = received;
    reply({ requests, bytes, again, arrived: markers.size });
  } else if (ask === "requestsOf") reply(Object.fromEntries(requestsOf));
  else if (ask === "arrivals") reply(Object.fromEntries(received.markers));
});

server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => process.send({ port: server.address().port }));
process.on("disconnect", () => process.exit());
