import { expect, test } from "vitest";
import { createTestAutumn } from "../../src/testing";
import { post, track } from "./post";

const features = { messages: { included: 100 } };
const now = () => Date.UTC(2026, 0, 1);

test("a snapshot is plain JSON from which another Autumn goes on", async () => {
  const first = createTestAutumn({ features, customers: ["cus_1"], now });
  await track(first, { feature_id: "messages", value: 3 }, "key");
  await track(first, { feature_id: "messages", value: 4, async: true });
  const { body: tokens } = await post(first, "keys.mint", { customer_id: "cus_1" });
  first.advance(500);
  const state = JSON.parse(JSON.stringify(first.snapshot()));

  const second = createTestAutumn({ features, customers: ["cus_1", "cus_2"], now, state });
  expect((await track(second, { feature_id: "messages" }, "key")).status).toBe(409);
  second.advance(500);
  expect(second.balance("cus_1", "messages")).toMatchObject({ usage: 7 });
  expect(second.balance("cus_2", "messages")).toMatchObject({ usage: 0 });
  expect(second.events.map(({ id, value }) => [id, value])).toEqual([
    [1, 3],
    [2, 4],
  ]);
  const headers = { authorization: `Bearer ${tokens.access_token}` };
  expect((await post(second, "balances.track", { feature_id: "messages" }, headers)).status).toBe(200);
});

test("a snapshot does not change with what happens after it", async () => {
  const autumn = createTestAutumn({ features, customers: ["cus_1"], now });
  const state = autumn.snapshot();
  const before = structuredClone(state);
  const other = createTestAutumn({ features, now, state });
  for (const each of [autumn, other]) await track(each, { feature_id: "messages" });
  expect(state).toEqual(before);
});
