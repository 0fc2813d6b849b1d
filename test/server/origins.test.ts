import { describe, expect, it } from "vitest";
import { createBackend, eventOf, oneMessage } from "./createBackend";

const body = JSON.stringify({ v: 1, events: [eventOf(oneMessage)] });

async function statusOf(headers: Record<string, string>, allowedOrigins: string[] = [], url?: string) {
  const { send, calls } = createBackend({ allowedOrigins });
  const answer = await send({ body, headers, ...(url && { url }) });
  expect(calls.length > 0).toBe(answer.status === 200);
  expect(answer.headers.get("access-control-allow-origin") !== null).toBe(
    allowedOrigins.includes(headers.origin ?? ""),
  );
  return answer.status;
}

describe("a request of a page", () => {
  const own = "https://app.example.com";
  const cases: [string, Record<string, string>, number][] = [
    ["of the own origin", { origin: own, "sec-fetch-site": "same-origin" }, 200],
    ["of the own origin, behind a proxy that ends TLS", { origin: own, host: "app.example.com" }, 200],
    ["of an own origin that only the host header knows", { origin: "https://shop.test", host: "shop.test" }, 200],
    ["typed by the user", { "sec-fetch-site": "none" }, 200],
    ["of no browser", {}, 200],
    ["of another site", { origin: "https://evil.test", "sec-fetch-site": "cross-site" }, 403],
    ["of another site, from a browser without Sec-Fetch-Site", { origin: "https://evil.test" }, 403],
    ["of a sister site", { origin: "https://blog.example.com", "sec-fetch-site": "same-site" }, 403],
    ["of a sister site without Sec-Fetch-Site", { origin: "https://blog.example.com" }, 403],
    ["of another site that hides its origin", { "sec-fetch-site": "cross-site" }, 403],
    ["of a sandboxed frame", { origin: "null", "sec-fetch-site": "cross-site" }, 403],
    ["of a sandboxed frame of the own origin", { origin: "null", "sec-fetch-site": "same-origin" }, 403],
    ["of a sandboxed frame without Sec-Fetch-Site", { origin: "null" }, 403],
    ["with a Sec-Fetch-Site of no meaning", { "sec-fetch-site": "same-planet" }, 403],
    ["with an origin of no meaning", { origin: "app.example.com" }, 403],
    ["with two origins", { origin: `${own}, https://evil.test` }, 403],
    ["of an origin that starts like the own", { origin: "https://app.example.com.evil.test" }, 403],
    ["of another port of the own host", { origin: "https://app.example.com:8443" }, 403],
    ["of a file", { origin: "file://" }, 403],
  ];
  it.each(cases)("%s", async (_name, headers, status) => {
    expect(await statusOf(headers)).toBe(status);
  });

  it("is let in from a listed origin, and only from that one", async () => {
    const allowed = ["https://blog.example.com", "capacitor://localhost"];
    const site = { "sec-fetch-site": "same-site" };
    expect(await statusOf({ origin: "https://blog.example.com", ...site }, allowed)).toBe(200);
    expect(await statusOf({ origin: "capacitor://localhost", ...site }, allowed)).toBe(200);
    expect(await statusOf({ origin: "http://blog.example.com", ...site }, allowed)).toBe(403);
    expect(await statusOf({ origin: "https://blog.example.com.evil.test", ...site }, allowed)).toBe(403);
    expect(await statusOf({ origin: "null", ...site }, allowed)).toBe(403);
    expect(await statusOf({ origin: "null", ...site }, ["null"])).toBe(200);
  });
});

describe("a preflight", () => {
  const preflight = (origin: string) => ({
    method: "OPTIONS",
    headers: {
      origin,
      "access-control-request-method": "POST",
      "access-control-request-headers": "content-type,x-csrf",
    },
  });

  it("of a listed origin gets the headers that let the browser send", async () => {
    const { send, calls } = createBackend({ allowedOrigins: ["https://blog.example.com"] });
    const { status, headers, json } = await send(preflight("https://blog.example.com"));
    expect([status, json, calls]).toEqual([204, undefined, []]);
    expect(Object.fromEntries(headers)).toEqual({
      "access-control-allow-credentials": "true",
      "access-control-allow-headers": "content-type,x-csrf",
      "access-control-allow-methods": "POST",
      "access-control-allow-origin": "https://blog.example.com",
      "access-control-expose-headers": "retry-after",
      "access-control-max-age": "600",
      "cache-control": "no-store",
      vary: "Origin",
    });
  });

  it("of any other origin is refused, without CORS headers", async () => {
    for (const allowedOrigins of [[], ["https://blog.example.com"]]) {
      const { status, headers } = await createBackend({ allowedOrigins }).send(preflight("https://evil.test"));
      expect(status).toBe(403);
      expect([...headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
    }
  });
});

it("tells a page of a listed origin about refusals too", async () => {
  const { send } = createBackend({ allowedOrigins: ["https://blog.example.com"], rateLimit: () => false });
  const { status, headers } = await send({ body, headers: { origin: "https://blog.example.com" } });
  expect(status).toBe(429);
  expect(headers.get("access-control-allow-origin")).toBe("https://blog.example.com");
  expect(headers.get("vary")).toBe("Origin");
});
