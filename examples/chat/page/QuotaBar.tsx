import type { Balance, FeatureId } from "autumn-react";
import { useUncounted } from "./useUncounted";

type QuotaBarProps = { featureId: FeatureId; label: string; balance: Balance | undefined };

/** How much of a quota is left, and what waits to be taken from it. */
export function QuotaBar({ featureId, label, balance }: QuotaBarProps) {
  const uncounted = useUncounted(featureId);
  const { granted = 0, remaining = 0, nextResetAt } = balance ?? {};
  const left = Math.max(0, remaining - uncounted);
  const percent = (part: number) => `${granted === 0 ? 0 : (100 * part) / granted}%`;

  return (
    <div className="quota">
      <p className="quota-label">
        <span id={`${featureId}-label`}>{label}</span>
        <span className="quota-count">
          {balance ? (
            <>
              <strong>{left}</strong> of {granted} left
            </>
          ) : (
            "–"
          )}
        </span>
      </p>
      <meter className="visually-hidden" aria-labelledby={`${featureId}-label`} max={granted} value={left} />
      <div className="bar" aria-hidden="true">
        <div className="bar-left" style={{ width: percent(left) }} />
        <div className="bar-uncounted" style={{ width: percent(remaining - left) }} />
      </div>
      <p className="quota-note">
        {uncounted > 0
          ? `${uncounted} not counted yet`
          : nextResetAt
            ? `Renews on ${new Date(nextResetAt).toLocaleDateString("en-GB", { day: "numeric", month: "long" })}`
            : null}
      </p>
    </div>
  );
}
