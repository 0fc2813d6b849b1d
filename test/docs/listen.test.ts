import { afterAll, expect, test } from "vitest";
import { createTestAutumn } from "../../src/testing";

const autumn = createTestAutumn({ features: { messages: { included: 100 } }, customers: ["cus_1"] });
const server = await autumn.listen();
afterAll(() => server.close());

test("an app in another process reaches it under its URL", async () => {
  const response = await fetch(`${server.url}/v1/balances.track`, {
    method: "POST",
    headers: { authorization: "Bearer am_sk_test_any" },
    body: JSON.stringify({ customer_id: "cus_1", feature_id: "messages" }),
  });
  expect(await response.json()).toMatchObject({ balance: { remaining: 99 } });
});
