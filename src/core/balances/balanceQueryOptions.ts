import type { AutumnClient, CheckParams } from "../AutumnClient";
import { AutumnError } from "../AutumnError";
import { readBalance } from "../readBalance";
import type { Balance } from "../TrackResponse";
import { balanceKey } from "./balanceKey";

/** How long (ms) a balance is taken for fresh that no event of this page has changed. */
const staleTime = 60_000;

/**
 * The React Query options by which `useBalance` asks: what a Server Component prefetches for a `HydrationBoundary`, or a
 * loader ensures, `useBalance` shows without asking again (for a minute). `client` is any that has a `check`: on a server
 * the official SDK, with `failOpen: false`. Of its answer only what `Balance` lists is kept: no plan ids, no breakdowns.
 *
 * The query fails with `invalid_options` where the client has no `check`, with `invalid_response` where it gives no
 * balance, else with the error of the client.
 *
 * @example
 * import { QueryClient } from "@tanstack/react-query";
 * import { Autumn } from "autumn-js";
 * import { balanceQueryOptions } from "autumn-react/server";
 *
 * const autumn = new Autumn({ secretKey: process.env.AUTUMN_SECRET_KEY, failOpen: false });
 * const queryClient = new QueryClient();
 * await queryClient.prefetchQuery(balanceQueryOptions(autumn, { customerId: "cus_123", featureId: "messages" }));
 */
export function balanceQueryOptions(
  client: Pick<AutumnClient, "check">,
  { customerId, featureId, entityId }: CheckParams,
): {
  queryKey: readonly ["autumn", "balance", CheckParams];
  queryFn: () => Promise<Balance | null>;
  staleTime: number;
} {
  const params = { customerId, featureId, entityId };
  return {
    queryKey: [...balanceKey, params],
    async queryFn() {
      if (!client.check) throw new AutumnError("invalid_options", "The client has no `check`.");
      const answer = await client.check(params);
      // The official SDK says so that Autumn is down, unless it is made with `failOpen: false`.
      const balance = answer.customerId === "" ? undefined : readBalance(answer.balance);
      if (balance !== undefined) return balance;
      throw new AutumnError("invalid_response", "The client gave no balance.");
    },
    staleTime,
  };
}
