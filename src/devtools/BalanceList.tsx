import { type QueryClient, QueryClientContext } from "@tanstack/react-query";
import { useContext, useMemo, useSyncExternalStore } from "react";
import { cachedBalances } from "./cachedBalances";

export function BalanceList({ queryClient }: { queryClient: QueryClient | undefined }) {
  const nearest = useContext(QueryClientContext);
  const cached = useMemo(() => cachedBalances(queryClient ?? nearest), [queryClient, nearest]);
  const balances = useSyncExternalStore(cached.subscribe, cached.read, cached.read);
  return (
    <section className="balances" aria-label="Balances">
      <h3>Balances</h3>
      {balances.length === 0 && <p className="note">None in React Query's cache: no useBalance is in use.</p>}
      <ul>
        {balances.map(({ key, balance: { featureId, granted, remaining, unlimited, overageAllowed, nextResetAt } }) => (
          <li key={key} className="balance">
            <span className="balance-head">
              <b>{featureId}</b>
              <span>{unlimited ? "unlimited" : `${remaining} of ${granted} left`}</span>
            </span>
            {!unlimited && <meter min={0} max={granted} value={remaining} aria-label={`${featureId} left`} />}
            {overageAllowed && <span className="muted">overage allowed</span>}
            {nextResetAt !== null && <span className="muted">resets {new Date(nextResetAt).toLocaleDateString()}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
