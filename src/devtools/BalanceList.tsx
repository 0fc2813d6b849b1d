import { hashKey, type QueryClient, QueryClientContext } from "@tanstack/react-query";
import { useContext, useMemo, useSyncExternalStore } from "react";
import { AutumnContext } from "../react/AutumnContext";
import { queryClientOf } from "../react/queryClientOf";
import { cachedBalances } from "./cachedBalances";
import type { InspectedOutbox } from "./createInspector";
import { isSignedIn } from "./isSignedIn";

type BalanceListProps = { queryClient: QueryClient | undefined; outboxes: readonly InspectedOutbox[] };

export function BalanceList({ queryClient, outboxes }: BalanceListProps) {
  const nearest = useContext(QueryClientContext);
  const tracker = useContext(AutumnContext);
  const inUse = queryClient ?? (tracker ? queryClientOf(tracker, nearest) : nearest);
  const cached = useMemo(() => cachedBalances(inUse), [inUse]);
  const balances = useSyncExternalStore(cached.subscribe, cached.read, cached.read).filter(({ params }) =>
    outboxes.some(({ outbox }) => isSignedIn(outbox, params.customerId)),
  );
  return (
    <section className="balances" aria-label="Balances">
      <h3>Balances</h3>
      {balances.length === 0 && <p className="note">No useBalance is in use.</p>}
      <ul>
        {balances.map(
          ({ params, balance: { featureId, granted, remaining, unlimited, overageAllowed, nextResetAt } }) => (
            <li key={hashKey([params])} className="balance">
              <span className="balance-head">
                <b>{featureId}</b>
                {params.entityId && <span className="muted">{params.entityId}</span>}
                <span>{unlimited ? "unlimited" : `${remaining} of ${granted} left`}</span>
              </span>
              {!unlimited && <meter min={0} max={granted} value={remaining} aria-label={`${featureId} left`} />}
              {overageAllowed && <span className="muted">overage allowed</span>}
              {nextResetAt !== null && (
                <span className="muted">resets {new Date(nextResetAt).toLocaleDateString()}</span>
              )}
            </li>
          ),
        )}
      </ul>
    </section>
  );
}
