import { expect, test } from "vitest";
import { createAutumnClient } from "../../src";
import { createAutumnHandler } from "../../src/server";
import { createTestAutumn } from "../../src/testing";

const autumn = createTestAutumn({ features: { messages: { included: 100 } } });

const handler = createAutumnHandler({
  secretKey: "am_sk_test_any",
  identify: () => ({ customerId: "cus_1", email: "ada@example.com" }),
  allow: { features: { messages: { max: 5 } } },
  fetch: autumn.fetch,
});

const client = createAutumnClient({
  url: "https://app.test/api/autumn",
  fetch: (input, init) => handler(new Request(input, init)),
});

test("the page may track up to five messages at once", async () => {
  await client.track({ customerId: "cus_1", featureId: "messages", value: 5 });
  expect(autumn.balance("cus_1", "messages")).toMatchObject({ usage: 5 });
});

test("the page may not track more, nor for somebody else", async () => {
  const tooMany = client.track({ customerId: "cus_1", featureId: "messages", value: 6 });
  await expect(tooMany).rejects.toMatchObject({ code: "not_allowed" });
  const other = client.track({ customerId: "cus_2", featureId: "messages" });
  await expect(other).rejects.toMatchObject({ code: "customer_mismatch" });
});
