export const eventId = "6f1c3b1e-0f52-4c8a-9a53-3a4f0c2b7d11";

type Parts = {
  method?: string;
  target?: string;
  /** Over the headers of a well-behaved request; undefined leaves one out. */
  headers?: Record<string, string | undefined>;
  body?: string | Uint8Array;
};

/** A request that would be let in, but for the parts that are given. */
export function httpRequest({
  method = "POST",
  target = "/api/autumn/track",
  headers,
  body = trackBody(),
}: Parts = {}) {
  const bytes = Buffer.from(body);
  const all = {
    host: "localhost",
    "x-user": "ada",
    "content-type": "application/json",
    "content-length": String(bytes.length),
    connection: "close",
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  return Buffer.concat([Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`, "latin1"), bytes]);
}

/** The JSON of a request with one event; `params` and `event` are JSON as well. */
export function trackBody(params = '{"customerId":"ada","featureId":"messages"}', event = `"id":"${eventId}","age":0`) {
  return `{"v":1,"events":[{${event},"params":${params}}]}`;
}
