import { expect, test } from "vitest";
import { createAutumnApiClient } from "../../src";
import { createTestAutumn } from "../../src/testing";

const day = 24 * 60 * 60 * 1000;

test("what was used up in January is there again in February", async () => {
  const autumn = createTestAutumn({
    features: { messages: { included: 3 } },
    customers: ["cus_1"],
    now: () => Date.UTC(2026, 0, 1),
  });
  const client = createAutumnApiClient({ token: autumn.token("cus_1"), fetch: autumn.fetch });
  await client.track({ customerId: "cus_1", featureId: "messages", value: 3 });
  autumn.advance(31 * day);
  const { balance } = await client.track({ customerId: "cus_1", featureId: "messages" });
  expect(balance).toMatchObject({ remaining: 2, nextResetAt: Date.UTC(2026, 2, 1) });
});
