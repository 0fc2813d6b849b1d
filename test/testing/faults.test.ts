import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createTestAutumn } from "../../src/testing";
import { post, track } from "./post";

const create = () => createTestAutumn({ features: { messages: { included: 100 } }, customers: ["cus_1"] });
const event = { feature_id: "messages" };
const networkError = expect.objectContaining({ name: "TypeError", message: "fetch failed" });

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test("fails the next requests, and then no more", async () => {
  const autumn = create();
  autumn.fail({ status: 503, times: 2 });
  const statuses = [];
  for (let attempt = 0; attempt < 3; attempt++) statuses.push((await track(autumn, event, "key")).status);
  expect(statuses).toEqual([503, 503, 200]);
  expect(autumn.events).toHaveLength(1);
});

test("fails with the bodies of the real server", async () => {
  const autumn = create();
  for (const status of [400, 401, 403, 404, 409, 429, 500, 502, 503]) autumn.fail({ status });
  const answers = [];
  for (let attempt = 0; attempt < 9; attempt++) answers.push(await track(autumn, event));
  expect(answers.map(({ status, body, headers }) => [status, body.code, headers.get("retry-after")])).toEqual([
    [400, "invalid_inputs", null],
    [401, "invalid_secret_key", null],
    [403, "invalid_request", null],
    [404, "customer_not_found", null],
    [409, "duplicate_idempotency_key", null],
    [429, undefined, "1"],
    [500, "internal_error", null],
    [502, "internal_error", null],
    [503, "service_unavailable", "1"],
  ]);
  expect(answers[5]?.headers.get("content-type")).toBe("text/plain; charset=UTF-8");
});

test("fails with another code, message and wait", async () => {
  const autumn = create();
  autumn.fail({ status: 429, code: "rate_limit_exceeded", message: "Rate limit exceeded.", retryAfter: 30 });
  const { body, headers } = await track(autumn, event);
  expect(body).toEqual({ message: "Rate limit exceeded.", code: "rate_limit_exceeded", env: "sandbox" });
  expect(headers.get("retry-after")).toBe("30");
});

test("fails only the path that it is told to", async () => {
  const autumn = create();
  autumn.fail({ status: 500, path: "/v1/balances.check" });
  expect((await track(autumn, event)).status).toBe(200);
  expect((await post(autumn, "balances.check", { customer_id: "cus_1", ...event })).status).toBe(500);
});

test("carries out a request whose response is lost", async () => {
  const autumn = create();
  autumn.loseResponse();
  await expect(track(autumn, event, "key")).rejects.toThrow(networkError);
  expect(autumn.events).toHaveLength(1);
  expect((await track(autumn, event, "key")).status).toBe(409);
  expect(autumn.balance("cus_1", "messages")).toMatchObject({ usage: 1 });
});

test("neither answers nor carries out a request that hangs", async () => {
  const autumn = create();
  autumn.hang();
  let settled = false;
  track(autumn, event, "key").finally(() => {
    settled = true;
  });
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(settled).toBe(false);
  expect((await track(autumn, event, "key")).status).toBe(200);
});

test("takes faults in the order in which they were asked for", async () => {
  const autumn = create();
  autumn.fail({ status: 500 });
  autumn.loseResponse(2);
  autumn.fail({ status: 503 });
  expect((await track(autumn, event)).status).toBe(500);
  await expect(track(autumn, event)).rejects.toThrow(networkError);
  await expect(track(autumn, event)).rejects.toThrow(networkError);
  expect((await track(autumn, event)).status).toBe(503);
  expect((await track(autumn, event)).status).toBe(200);
});

test("lets nothing through while offline", async () => {
  const autumn = create();
  autumn.goOffline();
  await expect(track(autumn, event)).rejects.toThrow(networkError);
  autumn.goOnline();
  expect((await track(autumn, event)).status).toBe(200);
  expect(autumn.events).toHaveLength(1);
});

test("works on each request for as long as told, with its key claimed", async () => {
  const autumn = create();
  autumn.delay(1_000);
  const first = track(autumn, event, "key");
  await vi.advanceTimersByTimeAsync(999);
  expect(autumn.events).toEqual([]);
  const second = track(autumn, event, "key");
  expect((await second).status).toBe(409);
  await vi.advanceTimersByTimeAsync(1);
  expect((await first).status).toBe(200);
  expect(autumn.events).toHaveLength(1);
});

test("answers 409 while the first request is in work, which can fail afterwards and free the key", async () => {
  const autumn = create();
  autumn.delay(1_000);
  autumn.fail({ status: 500 });
  const first = track(autumn, event, "key");
  expect((await track(autumn, event, "key")).status).toBe(409);
  await vi.advanceTimersByTimeAsync(1_000);
  expect((await first).status).toBe(500);
  autumn.delay(0);
  expect((await track(autumn, event, "key")).status).toBe(200);
});

test("a failure of 401, 403 or 429 comes before the key is claimed, one of 409 keeps it", async () => {
  const autumn = create();
  for (const status of [401, 403, 429]) {
    autumn.fail({ status });
    expect((await track(autumn, event, `key ${status}`)).status).toBe(status);
    expect((await track(autumn, event, `key ${status}`)).status).toBe(200);
  }
  autumn.fail({ status: 409, code: "lock_already_exists" });
  await track(autumn, event, "kept");
  expect((await track(autumn, event, "kept")).body.code).toBe("duplicate_idempotency_key");
});

test("clears every fault at once", async () => {
  const autumn = create();
  autumn.fail({ status: 500, times: Number.POSITIVE_INFINITY });
  autumn.hang();
  autumn.loseResponse();
  autumn.delay(60_000);
  autumn.conditions({ unavailable: ["balances"], rateLimit: { track: 0 } });
  autumn.goOffline();
  autumn.clearFaults();
  expect((await track(autumn, event)).status).toBe(200);
});

test("fails no request where it is told to fail none", async () => {
  const autumn = create();
  autumn.fail({ status: 503, times: 0 });
  autumn.loseResponse(0);
  autumn.hang(0);
  expect((await track(autumn, event)).status).toBe(200);
});

test("keeps a fault for the request, not for its preflight", async () => {
  const autumn = create();
  autumn.fail({ status: 503 });
  const preflight = { method: "OPTIONS", headers: { origin: "http://localhost:3000" } };
  expect((await autumn.fetch("http://autumn.test/v1/balances.track", preflight)).status).toBe(204);
  expect((await track(autumn, event)).status).toBe(503);
});
