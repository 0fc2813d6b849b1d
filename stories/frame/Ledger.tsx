import { useSyncExternalStore } from "react";
import type { StoryBackend } from "./createStoryBackend";

type LedgerProps = { backend: StoryBackend; customerId: string | null };

/** What the in-memory Autumn has counted, and what is left for the customer. */
export function Ledger({ backend, customerId }: LedgerProps) {
  const ledger = useSyncExternalStore(backend.subscribe, backend.getLedger);
  return (
    <>
      {ledger.length === 0 ? (
        <p className="muted">Nothing counted yet.</p>
      ) : (
        <ol className="rows" aria-label="Ledger">
          {ledger.map(({ id, customerId, entityId, featureId, eventName, value, properties }) => (
            <li key={id} className="row">
              <span className="row-head">
                <strong>{featureId ?? eventName}</strong>
                <span className="muted">× {value}</span>
                <code>{entityId ? `${customerId} / ${entityId}` : customerId}</code>
              </span>
              {Object.keys(properties).length > 0 && (
                <span className="chips">
                  {Object.entries(properties).map(([key, property]) => (
                    <code key={key}>
                      {key}: {JSON.stringify(property)}
                    </code>
                  ))}
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
      {customerId && (
        <dl className="balances">
          <Left name="messages" balance={backend.autumn.balance(customerId, "messages")} />
          <Left name="exports" balance={backend.autumn.balance(customerId, "exports")} />
        </dl>
      )}
    </>
  );
}

type LeftProps = { name: string; balance: ReturnType<StoryBackend["autumn"]["balance"]> };

function Left({ name, balance }: LeftProps) {
  if (!balance) return null;
  const { remaining, granted } = balance;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {remaining} of {granted} left
      </dd>
      <dd className="bar" aria-hidden="true">
        <span style={{ inlineSize: `${(100 * remaining) / granted}%` }} />
      </dd>
    </div>
  );
}
