import { expect, test } from "vitest";
import { createTestAutumn } from "../../src/testing";
import { post, track } from "./post";

const create = () => createTestAutumn({ features: { messages: { included: 100 } }, customers: ["cus_1"] });
const event = { feature_id: "messages" };

test.each([
  ["Bearer am_sk_test_any", 200, undefined],
  ["Bearer am_sk_test_doesnotexist0123", 401, "invalid_secret_key"],
  ["Bearer am_sk_live_real", 401, "invalid_secret_key"],
  ["Bearer am_pk_test_any", 401, "endpoint_not_public"],
  ["Bearer am_jwt_", 401, "invalid_request"],
  ["Bearer hello", 401, "invalid_request"],
  ["Bearer", 401, "no_secret_key"],
  ["bearer am_sk_test_any", 401, "no_secret_key"],
  ["am_sk_test_any", 401, "no_secret_key"],
])("Authorization: %s is answered with %i %s", async (authorization, status, code) => {
  const answer = await post(create(), "balances.track", { customer_id: "cus_1", ...event }, { authorization });
  expect([answer.status, answer.body.code]).toEqual([status, code]);
});

test.each([
  ["2.3.0", 200],
  ["2.3", 200],
  ["2026-05-13", 200],
  ["2026-05-13.clover", 200],
  ["2.2.0", 200],
  ["2.1", 200],
  ["2026-03-17", 200],
  ["2.4.0", 400],
  ["2026-05-14", 400],
  ["v2", 400],
  ["banana", 400],
  ["toString", 400],
])("x-api-version: %s is answered with %i", async (version, status) => {
  const answer = await post(
    create(),
    "balances.track",
    { customer_id: "cus_1", ...event },
    { "x-api-version": version },
  );
  expect(answer.status).toBe(status);
});

test("versions before 2.1 make an unknown customer, later ones do not", async () => {
  const autumn = create();
  const at = (version: string) =>
    post(autumn, "balances.track", { customer_id: "new", ...event }, { "x-api-version": version });
  expect((await at("2.1.0")).status).toBe(404);
  expect((await at("2.0.0")).status).toBe(200);
  expect((await at("2.1.0")).status).toBe(200);
});

test("credentials come before the version, the version before the key, the key before the body", async () => {
  const autumn = create();
  await track(autumn, event, "key");
  const send = (headers: Record<string, string>) =>
    post(autumn, "balances.track", {}, { "idempotency-key": "key", ...headers });
  expect((await send({ authorization: "Bearer nonsense", "x-api-version": "banana" })).status).toBe(401);
  expect((await send({ "x-api-version": "banana" })).status).toBe(400);
  expect((await send({})).status).toBe(409);
});

test.each(["GET", "PUT", "DELETE"])("%s of a route is no route", async (method) => {
  const headers = { authorization: "Bearer am_sk_test_any" };
  const response = await create().fetch("https://api.useautumn.com/v1/balances.track", { method, headers });
  expect([response.status, (await response.json()).code]).toEqual([401, "no_auth_header"]);
});

test.each([
  ["https://app.useautumn.com", true],
  ["http://localhost:3000", true],
  ["http://localhost:61234", true],
  ["https://web.localhost:8080", true],
  ["https://myapp.example", false],
  ["https://app.useautumn.com.evil.example", false],
  ["https://localhost.evil.example", false],
  ["null", false],
])("a page of %s may read the answers: %s", async (origin, allowed) => {
  const autumn = create();
  const preflight = await autumn.fetch("https://api.useautumn.com/v1/balances.track", {
    method: "OPTIONS",
    headers: { origin },
  });
  expect([preflight.status, preflight.headers.get("access-control-allow-origin")]).toEqual([
    204,
    allowed ? origin : null,
  ]);
  const answer = await post(autumn, "balances.track", { customer_id: "cus_1", ...event }, { origin });
  expect(answer.headers.get("access-control-allow-origin")).toBe(allowed ? origin : null);
  expect(answer.headers.get("access-control-expose-headers")).toBe("Content-Length");
});

test("tells the rate limit in headers", async () => {
  const { headers } = await track(create(), event);
  expect(headers.get("ratelimit-limit")).toBe("10000");
  expect(headers.get("ratelimit-policy")).toBe("10000;w=1");
  expect(headers.get("ratelimit-remaining")).toBe("9999");
});

test("a publishable key may ask /v1/check, but this Autumn has none", async () => {
  const headers = { authorization: "Bearer am_pk_test_any" };
  const { status, body } = await post(create(), "check", { customer_id: "cus_1", ...event }, headers);
  expect([status, body.code]).toEqual([401, "invalid_publishable_key"]);
});
