import { notifyManager, type QueryClient } from "@tanstack/react-query";
import type { CheckParams } from "../core/AutumnClient";
import { balanceKey } from "../core/balances/balanceKey";
import type { Balance } from "../core/TrackResponse";

export type CachedBalance = { params: CheckParams; balance: Balance };

const none: readonly CachedBalance[] = [];

/** The balances that `useBalance` keeps in React Query's cache, as an external store. */
export function cachedBalances(queryClient: QueryClient | undefined) {
  let current = none;

  function read(): readonly CachedBalance[] {
    const queries = queryClient?.getQueryCache().findAll({ queryKey: balanceKey }) ?? [];
    const found = queries.flatMap(({ queryKey, state }) => {
      const balance = state.data as Balance | null | undefined;
      return balance ? { params: queryKey[2] as CheckParams, balance } : [];
    });
    const isSame =
      found.length === current.length && found.every(({ balance }, index) => balance === current[index]?.balance);
    if (!isSame) current = found;
    return current;
  }

  return {
    read,
    // Components render while the cache tells of their queries: let them finish.
    subscribe: (onChange: () => void) =>
      queryClient?.getQueryCache().subscribe(notifyManager.batchCalls(onChange)) ?? (() => {}),
  };
}
