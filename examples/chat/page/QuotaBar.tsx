import { type FeatureId, useBalance } from "autumn-react";
import { useUncounted } from "./useUncounted";

type QuotaBarProps = { featureId: FeatureId; label: string };

/** How much of a quota is left, and what waits to be taken from it. */
export function QuotaBar({ featureId, label }: QuotaBarProps) {
  const { data: balance } = useBalance(featureId);
  const uncounted = useUncounted(featureId);
  const { granted = 0, remaining: left = 0, nextResetAt } = balance ?? {};
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
        <div className="bar-uncounted" style={{ width: percent(Math.min(uncounted, granted - left)) }} />
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
