import { readFile } from "node:fs/promises";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { rateLimitBy } from "../../docs/recipes/rateLimitBy";
import { createBackend, eventOf, oneMessage } from "./createBackend";

const request = (events: number, customerId = "ada") => ({
  body: JSON.stringify({ v: 1, events: Array.from({ length: events }, () => eventOf({ ...oneMessage, customerId })) }),
  headers: { "x-user": customerId },
});

beforeEach(() => {
  vi.useFakeTimers({ now: 1_700_000_000_000 });
});

afterEach(() => {
  vi.useRealTimers();
});

it("lets so many events of a customer pass in a minute, and no more", async () => {
  const { send, autumn } = createBackend({
    rateLimit: rateLimitBy(new RateLimiterMemory({ points: 150, duration: 60 })),
  });
  expect((await send(request(100))).status).toBe(200);
  expect((await send(request(50))).status).toBe(200);
  vi.advanceTimersByTime(20_000);
  const refused = await send(request(1));
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "40"]);
  expect((await send(request(50, "bob"))).status).toBe(200);
  expect(autumn.events).toHaveLength(200);

  vi.advanceTimersByTime(41_000);
  expect((await send(request(100))).status).toBe(200);
});

it("never lets a full batch pass where it has fewer points than a batch has events", async () => {
  const { send } = createBackend({ rateLimit: rateLimitBy(new RateLimiterMemory({ points: 60, duration: 60 })) });
  expect((await send(request(100))).status).toBe(429);
  vi.advanceTimersByTime(3_600_000);
  expect((await send(request(100))).status).toBe(429);
});

it("lets nothing pass where the limiter fails", async () => {
  const limiter = new RateLimiterMemory({ points: 150, duration: 60 });
  vi.spyOn(limiter, "consume").mockRejectedValue(new Error("store down"));
  const { send, calls, errors } = createBackend({ rateLimit: rateLimitBy(limiter) });
  expect((await send(request(1))).status).toBe(503);
  expect([calls, errors]).toMatchObject([[], [{ step: "rateLimit" }]]);
});

it.each(["rateLimitBy.ts", "createRedisLimiter.ts"])(
  "is shown in docs/security.md as it stands in %s",
  async (file) => {
    const docs = new URL("../../docs/", import.meta.url);
    const code = await readFile(new URL(`recipes/${file}`, docs), "utf8");
    expect(await readFile(new URL("security.md", docs), "utf8")).toContain(`\`\`\`ts title="${file}"\n${code}\`\`\``);
  },
);
