import { expectTypeOf, test } from "vitest";
import { createTestAutumn } from "../../src/testing";

test("feature ids are those of the options", () => {
  const autumn = createTestAutumn({ features: { messages: { included: 100 }, sso: { included: true } } });
  autumn.balance("cus_1", "messages");
  // @ts-expect-error a misspelled feature
  autumn.balance("cus_1", "mesages");
  expectTypeOf(autumn.events[0]?.featureId).toEqualTypeOf<"messages" | "sso" | undefined>();
  expectTypeOf(autumn.fetch).toExtend<(url: string, init?: RequestInit) => Promise<Response>>();
  expectTypeOf(autumn.fetch).toExtend<typeof fetch>();
});
