import type { UseQueryResult } from "@tanstack/react-query";
import { QueryClient, useQuery } from "@tanstack/react-query";
import type { Autumn } from "autumn-js";
import { expectTypeOf, test } from "vitest";
import {
  type AutumnClient,
  type AutumnError,
  type Balance,
  balanceQueryOptions,
  isExhausted,
  type UseBalanceResult,
  useBalance,
} from "../../src/index";

test("a balance is a React Query result with the package's errors", () => {
  expectTypeOf(useBalance).returns.toEqualTypeOf<UseBalanceResult>();
  expectTypeOf<UseBalanceResult>().toEqualTypeOf<UseQueryResult<Balance | null, AutumnError>>();
});

test("its options fit everything of React Query that takes options, with any client that can check", () => {
  const options = (client: Autumn | AutumnClient) =>
    balanceQueryOptions(client, { customerId: "ada", featureId: "messages", entityId: "seat_1" });
  const use = (client: AutumnClient) => useQuery(options(client)).data;
  expectTypeOf(use).returns.toEqualTypeOf<Balance | null | undefined>();
  const prefetch = (client: Autumn) => new QueryClient().prefetchQuery(options(client));
  expectTypeOf(prefetch).returns.toEqualTypeOf<Promise<void>>();
  // @ts-expect-error whose balance
  const nobody = () => balanceQueryOptions({}, { featureId: "messages" });
  void nobody;
});

test("what is left is all that isExhausted needs", () => {
  expectTypeOf(isExhausted).parameter(0).toEqualTypeOf<Balance | null | undefined>();
});
