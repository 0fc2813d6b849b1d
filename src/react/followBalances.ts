import { onlineManager, type QueryClient } from "@tanstack/react-query";
import type { CheckParams } from "../core/AutumnClient";
import { afterDelivery } from "../core/balances/afterDelivery";
import { balanceKey as queryKey } from "../core/balances/balanceKey";
import { manageOutbox } from "../core/outbox/manageOutbox";
import type { Outbox } from "../core/outbox/Outbox";
import type { Balance } from "../core/TrackResponse";

type Follower = { hooks: number; stop: () => void };

const followers = /*@__PURE__*/ new WeakMap<QueryClient, Map<Outbox, Follower>>();

/** Keeps the balances in a cache up to date with what an outbox delivers: once, however many hooks ask for it. */
export function followBalances(outbox: Outbox, queryClient: QueryClient): () => void {
  const known = followers.get(queryClient) ?? new Map<Outbox, Follower>();
  followers.set(queryClient, known);
  const follower = known.get(outbox) ?? { hooks: 0, stop: follow(outbox, queryClient) };
  known.set(outbox, follower);
  follower.hooks += 1;
  // A page that goes may leave to another one that shows balances as well.
  return () =>
    queueMicrotask(() => {
      follower.hooks -= 1;
      if (follower.hooks > 0) return;
      known.delete(outbox);
      follower.stop();
    });
}

function follow(outbox: Outbox, queryClient: QueryClient): () => void {
  const { getSnapshot } = manageOutbox(outbox);
  let crowded = false;
  let isSure = true;
  let unclear = 0;
  let isAsking = false;

  const stopListening = outbox.listen((id, event, response) => {
    if (!event || !response) return;
    crowded ||= getSnapshot().sending.some((other) => other.id !== id);
    const { customerId } = event.params;
    for (const query of queryClient.getQueryCache().findAll({ queryKey: [...queryKey, { customerId }] })) {
      const { featureId, entityId } = query.queryKey[2] as CheckParams;
      const data = query.state.data as Balance | null | undefined;
      // An answer that is under way may be from before the event, or after it.
      if (query.state.fetchStatus === "fetching") isSure = false;
      // None is known, and yet it is told one: a plan was bought.
      if (data === null && response.balance?.featureId === featureId) isSure = false;
      if (!data) continue;
      const after = afterDelivery(data, entityId, { event, response, crowded });
      isSure &&= after.isSure;
      if (after.balance !== data) queryClient.setQueryData(query.queryKey, after.balance);
    }
  });

  const unsubscribe = outbox.subscribe(() => {
    const { pending, sending } = getSnapshot();
    const before = unclear;
    unclear = pending.filter(({ mayBeCounted }) => mayBeCounted).length;
    if (unclear > before) isSure = false;
    if (sending.length > 0) return;
    if (!isSure) void askAgain();
    crowded = false;
    isSure = true;
  });

  async function askAgain(): Promise<void> {
    if (isAsking) return;
    isAsking = true;
    // Not cancelled: a route's loader may wait for it.
    const firsts = queryClient.getQueryCache().findAll({ queryKey, fetchStatus: "fetching" });
    await Promise.allSettled(firsts.map(({ state, promise }) => (state.data === undefined ? promise : undefined)));
    isAsking = false;
    await queryClient.invalidateQueries({ queryKey });
  }

  // What was prefetched has missed what was delivered before anybody followed.
  const { deliveredAt } = outbox.inside.settlement;
  void queryClient.invalidateQueries({ queryKey, predicate: ({ state }) => state.dataUpdatedAt <= deliveredAt() });

  // React Query hears of the network only while a client is mounted, and this may be the only one.
  const isFirst = !onlineManager.hasListeners();
  queryClient.mount();
  if (isFirst && globalThis.navigator?.onLine) onlineManager.setOnline(true);
  return () => {
    stopListening();
    unsubscribe();
    queryClient.unmount();
    // What is delivered from now on is not taken from them.
    void queryClient.invalidateQueries({ queryKey, refetchType: "none" });
  };
}
