import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createTestAutumn } from "../../src/testing";

const autumn = createTestAutumn({ features: { messages: { included: 100 } }, customers: ["cus_1"] });

const server = setupServer(
  http.all("https://api.useautumn.com/*", ({ request }) => autumn.fetch(request).catch(() => HttpResponse.error())),
);

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => autumn.clearFaults());
afterAll(() => server.close());

function track() {
  return fetch("https://api.useautumn.com/v1/balances.track", {
    method: "POST",
    headers: { authorization: "Bearer am_sk_test_any", "idempotency-key": "order-17" },
    body: JSON.stringify({ customer_id: "cus_1", feature_id: "messages" }),
  });
}

test("code that calls Autumn with the global fetch reaches the test Autumn", async () => {
  autumn.loseResponse();
  await expect(track()).rejects.toThrow(TypeError);
  expect((await track()).status).toBe(409);
  expect(autumn.events).toHaveLength(1);
});
