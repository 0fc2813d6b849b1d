import { QueryClientContext, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useCallback, useContext, useEffect, useSyncExternalStore } from "react";
import type { CheckParams } from "../core/AutumnClient";
import { AutumnError, type AutumnErrorCode } from "../core/AutumnError";
import { balanceQueryOptions } from "../core/balances/balanceQueryOptions";
import { expectUsage } from "../core/balances/expectUsage";
import { waitingUsage } from "../core/balances/waitingUsage";
import { checkThrough } from "../core/checkThrough";
import { isAutumnError } from "../core/isAutumnError";
import { manageOutbox } from "../core/outbox/manageOutbox";
import { outcomeOfTrackError } from "../core/outcomeOfTrackError";
import type { EntityId, FeatureId } from "../core/Register";
import type { Balance } from "../core/TrackResponse";
import type { Tracker } from "./createTracker";
import { followBalances } from "./followBalances";
import { queryClientOf } from "./queryClientOf";
import { useTracker } from "./useTracker";

export type UseBalanceOptions = {
  /** Whose balance, where it is an entity's. Default: the provider's `entityId`, else the customer's own. */
  entityId?: EntityId | undefined;
};

/** `data` is null where there is no balance: a boolean feature, or one outside the customer's plans. */
export type UseBalanceResult = UseQueryResult<Balance | null, AutumnError>;

/**
 * What is left of a feature, live: a React Query result (key `["autumn", "balance", { customerId, featureId, entityId }]`)
 * that all components of the page share. It is asked for once; from then on it follows what Autumn answers to each
 * event, and is asked for again only where those answers leave a doubt, and as React Query does (on focus, after a minute).
 *
 * Events that wait or are under way are taken off already, offline too. One that is refused gives back what it took by
 * no longer being there. Events by `eventName`, and events of a feature that draws on credits, are taken off when they
 * are delivered: what they will take is not known before.
 *
 * Asks nothing while the provider's `customerId` is null. On the server it shows what was prefetched with
 * `balanceQueryOptions` of `autumn-react/server`.
 *
 * Throws an AutumnError `missing_provider`. `error` is an AutumnError: `not_allowed` where the handler's `allow` does not
 * list the feature, `customer_mismatch`, `feature_not_found`, `no_customer` (the provider names none), or why the
 * request failed.
 *
 * @group Hooks
 *
 * @example
 * import { useBalance } from "autumn-react";
 *
 * export function Left() {
 *   const { data: balance, isPending } = useBalance("messages");
 *   return <p>{isPending ? "…" : `${balance?.remaining ?? 0} of ${balance?.granted ?? 0} left`}</p>;
 * }
 */
export function useBalance(featureId: FeatureId, options: UseBalanceOptions = {}): UseBalanceResult {
  const tracker = useTracker("useBalance");
  const queryClient = queryClientOf(tracker, useContext(QueryClientContext));
  const { entityId = tracker.entityId } = options;
  const params = { customerId: tracker.customerId as string, featureId, entityId };

  const subscribe = useCallback((onChange: () => void) => tracker.outbox().subscribe(onChange), [tracker]);
  const getWaiting = () => {
    const outbox = tracker.peekOutbox();
    return outbox ? waitingUsage(manageOutbox(outbox).getSnapshot(), params) : 0;
  };
  const waiting = useSyncExternalStore(subscribe, getWaiting, () => 0);
  useEffect(() => followBalances(tracker.outbox(), queryClient), [tracker, queryClient]);

  return useQuery(
    {
      ...balanceQueryOptions({}, params),
      queryFn: () => ask(tracker, params),
      enabled: tracker.customerId !== null,
      retry: (failures, { code }) => failures < 3 && passing.includes(code),
      retryDelay: (failures, { retryAfter = 0 }) => Math.max(retryAfter, 1_000 * 2 ** failures),
      // Whatever the app's defaults are: never another customer's balance, never one that missed what was delivered.
      placeholderData: undefined,
      refetchOnMount: true,
      // A balance of credits is in another unit than the events.
      select: (balance) => (balance?.featureId === featureId ? expectUsage(balance, waiting) : balance),
    },
    queryClient,
  );
}

/** Failures that may be over in a moment. */
const passing: readonly AutumnErrorCode[] = [
  "network_error",
  "timeout",
  "server_error",
  "rate_limited",
  "invalid_response",
];

/** Asks the client that the provider has now, whichever it is. */
async function ask(tracker: Tracker, params: CheckParams): Promise<Balance | null> {
  if (tracker.customerId == null) {
    throw new AutumnError("no_customer", "AutumnProvider has no customerId.");
  }
  try {
    return await balanceQueryOptions({ check: checkThrough(tracker.client()) }, params).queryFn();
  } catch (thrown) {
    if (isAutumnError(thrown)) throw thrown;
    const { error } = outcomeOfTrackError(thrown, 0);
    throw new AutumnError(error?.code ?? "invalid_response", error?.message ?? "", { cause: thrown });
  }
}
