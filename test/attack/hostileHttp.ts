import type { HostileRequest } from "./HostileRequest";
import { httpRequest, trackBody } from "./httpRequest";

const methods = ["GET", "HEAD", "PUT", "PATCH", "DELETE", "PROPFIND", "SEARCH"];

const targets = [
  "/",
  "/api/autumn",
  "/api/autumn/",
  "/api/autumn/TRACK",
  "/api/autumn/tracks",
  "/api/autumn/track%00",
  "/api/autumn/%74rack",
  "/api/autumn/track/..%2f",
  "/api/autumn/track;v=1",
  "/api/autumn/balances.track",
  "/api/autumn/customers.get_or_create",
  "/api/autumn/__proto__",
  "/api/autumn/constructor",
  "/api/autumn/x?/track",
  "/api/autumn/x#/track",
  "/api/autumn\\..\\",
];

const contentTypes = [
  undefined,
  "",
  "text/plain",
  "text/plain;application/json",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "application/jsonp",
  "application/json5",
  "application/problem+json",
  "text/json",
  "*/*",
];

const foreign: [string, Record<string, string>][] = [
  ["another site", { origin: "https://evil.test", "sec-fetch-site": "cross-site" }],
  ["another site of an old browser", { origin: "https://evil.test" }],
  ["a sister site", { origin: "https://blog.localhost", "sec-fetch-site": "same-site" }],
  ["a sandboxed frame", { origin: "null" }],
  ["a sandboxed frame that claims the own origin", { origin: "null", "sec-fetch-site": "same-origin" }],
  ["a site that hides its origin", { "sec-fetch-site": "cross-site" }],
  ["a Sec-Fetch-Site of no meaning", { "sec-fetch-site": "SAME-ORIGIN" }],
  ["the host's name in another's", { origin: "http://localhost.evil.test" }],
  ["the host's name as a user", { origin: "http://localhost@evil.test" }],
  ["another port", { origin: "http://localhost:8080" }],
  ["an origin with a path", { origin: "https://friend.example.com/" }],
  ["a friend without its scheme", { origin: "friend.example.com" }],
  ["a friend over http", { origin: "http://friend.example.com", "sec-fetch-site": "cross-site" }],
  ["a friend's name in another's", { origin: "https://friend.example.com.evil.test", "sec-fetch-site": "cross-site" }],
  ["a friend among others", { origin: "https://friend.example.com, https://evil.test" }],
  ["a forwarded host", { origin: "https://evil.test", "x-forwarded-host": "evil.test" }],
  ["a file", { origin: "file://" }],
  ["an extension", { origin: "chrome-extension://abcdef", "sec-fetch-site": "cross-site" }],
];

const long = " ".repeat(64 * 1024);

/** Bytes that are no good HTTP: node's own parser refuses them, whatever serves the handler. */
const malformed: [string, string, number][] = [
  ["no HTTP at all", "hello\r\n\r\n", 400],
  ["an unknown method", "BREW /track HTTP/1.1\r\nhost: a\r\n\r\n", 400],
  ["TLS in the clear", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 400],
  ["no host", "POST /track HTTP/1.1\r\nconnection: close\r\n\r\n", 400],
  ["two lengths", "POST /track HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab", 400],
  [
    "a length beside chunks",
    "POST /track HTTP/1.1\r\nhost: a\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
    400,
  ],
  ["chunks that are hidden", "POST /track HTTP/1.1\r\nhost: a\r\ntransfer-encoding: xchunked\r\n\r\n0\r\n\r\n", 400],
  ["a length below zero", "POST /track HTTP/1.1\r\nhost: a\r\ncontent-length: -1\r\n\r\n", 400],
  ["a length of letters", "POST /track HTTP/1.1\r\nhost: a\r\ncontent-length: 0x10\r\n\r\n", 400],
  ["a header with a null byte", "POST /track HTTP/1.1\r\nhost: a\r\nx-user: a\0da\r\n\r\n", 400],
  ["a header with a lone line feed", "POST /track HTTP/1.1\r\nhost: a\r\nx-user: ada\rx-evil: 1\r\n\r\n", 400],
  ["a space before a header's colon", "POST /track HTTP/1.1\r\nhost: a\r\nx-user : ada\r\n\r\n", 400],
  ["headers of 40 KB", `POST /track HTTP/1.1\r\nhost: a\r\nx: ${"x".repeat(40_000)}\r\n\r\n`, 431],
];

export const hostileHttp: HostileRequest[] = [
  ...methods.map((method) => ({ name: `method ${method}`, bytes: httpRequest({ method }), refusal: 405 })),
  {
    name: "method TRACE",
    bytes: httpRequest({ method: "TRACE", body: "", headers: { "content-length": undefined } }),
    refusal: 400,
  },
  ...targets.map((target) => ({ name: `target ${target}`, bytes: httpRequest({ target }), refusal: 404 })),
  ...contentTypes.map((type) => ({
    name: `content type ${type}`,
    bytes: httpRequest({ headers: { "content-type": type } }),
    refusal: 415,
  })),
  ...foreign.map(([name, headers]) => ({ name: `page of ${name}`, bytes: httpRequest({ headers }), refusal: 403 })),
  ...foreign.slice(0, 4).map(([name, headers]) => ({
    name: `preflight of ${name}`,
    bytes: httpRequest({
      method: "OPTIONS",
      body: "",
      headers: { ...headers, "access-control-request-method": "POST" },
    }),
    refusal: 403,
  })),
  { name: "nobody", bytes: httpRequest({ headers: { "x-user": undefined } }), refusal: 401 },
  {
    name: "nobody, by a cookie of somebody",
    bytes: httpRequest({ headers: { "x-user": undefined, cookie: "x-user=ada" } }),
    refusal: 401,
  },
  { name: "an empty name", bytes: httpRequest({ headers: { "x-user": "" } }), refusal: 503 },
  { name: "a blank name", bytes: httpRequest({ headers: { "x-user": " \t " } }), refusal: 503 },
  { name: "another's name", bytes: httpRequest({ headers: { "x-user": "bob" } }), refusal: "customer_mismatch" },
  {
    name: "two names",
    bytes: httpRequest({ headers: { "x-user": "ada\r\nx-user: bob" } }),
    refusal: "customer_mismatch",
  },
  { name: "a body of 64 KB and a byte", bytes: httpRequest({ body: trackBody() + long }), refusal: 413 },
  { name: "a body of 5 MB", bytes: httpRequest({ body: trackBody() + long.repeat(80) }), refusal: 413 },
  { name: "a body in UTF-16", bytes: httpRequest({ body: Buffer.from(trackBody(), "utf16le") }), refusal: 400 },
  {
    name: "a body of no UTF-8",
    bytes: httpRequest({ body: Buffer.from('{"v":1,"events":[],"name":"\xc0\x80"}', "latin1") }),
    refusal: 400,
  },
  { name: "a body that is cut off", bytes: httpRequest({ headers: { "content-length": "500" } }), refusal: 408 },
  {
    name: "a body that never starts",
    bytes: httpRequest({ body: "", headers: { "content-length": "500" } }),
    refusal: 408,
  },
  {
    name: "a length over the body's",
    bytes: httpRequest({ headers: { "content-length": "100000000" } }),
    refusal: 408,
  },
  { name: "a length under the body's", bytes: httpRequest({ headers: { "content-length": "20" } }), refusal: 400 },
  {
    name: "gzip",
    bytes: httpRequest({ headers: { "content-encoding": "gzip" }, body: Buffer.from("1f8b0800000000000003", "hex") }),
    refusal: 400,
  },
  ...malformed.map(([name, text, refusal]) => ({ name, bytes: Buffer.from(text, "latin1"), refusal })),
];
