import { hashKey, notifyManager, type QueryClient } from "@tanstack/react-query";
import type { Balance } from "../core/TrackResponse";

export type CachedBalance = { key: string; balance: Balance };

const none: readonly CachedBalance[] = [];

/** What `useBalance` keeps in React Query's cache, as an external store. */
export function cachedBalances(queryClient: QueryClient | undefined) {
  let current = none;

  function read(): readonly CachedBalance[] {
    const found = (queryClient?.getQueryCache().findAll({ queryKey: ["autumn", "balance"] }) ?? []).flatMap(
      ({ queryKey, state }) => (state.data ? { key: hashKey(queryKey), balance: state.data as Balance } : []),
    );
    const isSame =
      found.length === current.length &&
      found.every(({ key, balance }, index) => key === current[index]?.key && balance === current[index]?.balance);
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
