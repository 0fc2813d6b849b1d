import { afterEach, expect, it, vi } from "vitest";
import type { RateLimitAnswer } from "../../src/server";
import { createBackend, eventOf, oneMessage } from "./createBackend";

const body = JSON.stringify({ v: 1, events: [eventOf(oneMessage), eventOf(oneMessage)] });

afterEach(() => {
  vi.useRealTimers();
});

it("is asked once per request, for the events that would go on, before the first goes", async () => {
  const asked: [string, number, number][] = [];
  const { track, calls } = createBackend({
    rateLimit: (customerId, events) => asked.push([customerId, events, calls.length]) > 0,
  });
  await track([
    eventOf(oneMessage),
    eventOf({ ...oneMessage, value: 99 }),
    eventOf({ customerId: "bob" }),
    eventOf(oneMessage),
  ]);
  expect(asked).toEqual([["ada", 2, 0]]);
  expect(calls).toHaveLength(2);
});

it("is not asked where nothing would go on", async () => {
  const { track } = createBackend({ rateLimit: () => false });
  expect(await track([eventOf({ ...oneMessage, value: 99 })])).toMatchObject([{ outcome: "rejected" }]);
});

const refusals: [RateLimitAnswer, string][] = [
  [false, "1"],
  [{ retryAfter: 2_001 }, "3"],
  [{ retryAfter: 0 }, "1"],
];
it.each(refusals)("refuses the whole request by %o, with Retry-After: %s", async (answer, seconds) => {
  const { send, calls } = createBackend({ rateLimit: async () => answer });
  const { status, json, headers } = await send({ body });
  expect([status, json.error.code, headers.get("retry-after")]).toEqual([429, "rate_limited", seconds]);
  expect(calls).toEqual([]);
});

it.each([undefined, null, 0, 1, "no", {}, { retryAfter: "1" }, { retryAfter: Number.NaN }])(
  "lets nothing pass where its answer is %o, which means nothing",
  async (answer) => {
    const { send, calls, errors } = createBackend({ rateLimit: () => answer as never });
    expect((await send({ body })).status).toBe(503);
    expect(calls).toEqual([]);
    expect(errors).toMatchObject([{ step: "rateLimit", message: expect.stringMatching(/must return true, false/) }]);
  },
);

it("lets nothing pass while it fails, and tells the app", async () => {
  const cause = new Error("Redis down");
  const { send, calls, errors } = createBackend({ rateLimit: () => Promise.reject(cause) });
  expect((await send({ body })).status).toBe(503);
  expect([calls, errors]).toMatchObject([[], [{ step: "rateLimit", cause }]]);
});

it("is not waited for forever", async () => {
  vi.useFakeTimers();
  const { send, calls } = createBackend({ rateLimit: () => new Promise(() => {}) });
  const answer = send({ body });
  await vi.advanceTimersByTimeAsync(8_000);
  expect((await answer).status).toBe(503);
  expect(calls).toEqual([]);
});
