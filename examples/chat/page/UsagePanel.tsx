import { type FeatureId, TrackOnClick, type TrackResponse } from "autumn-react";
import { QuotaBar } from "./QuotaBar";
import { Seats } from "./Seats";
import type { Balances } from "./useBalances";
import { useRefreshBalances } from "./useRefreshBalances";

type UsagePanelProps = {
  balances: Balances | undefined;
  isSignedIn: boolean;
  onDelivered: (featureId: FeatureId, response: TrackResponse) => void;
};

export function UsagePanel({ balances, isSignedIn, onDelivered }: UsagePanelProps) {
  useRefreshBalances();
  return (
    <section className="card panel" aria-labelledby="usage-title">
      <h2 id="usage-title">Usage</h2>
      <QuotaBar featureId="messages" label="Messages" balance={balances?.messages} />
      <QuotaBar featureId="exports" label="Exports" balance={balances?.exports} />
      <div className="actions">
        {/* The event is kept before the link is followed: leaving the page does not lose it. */}
        <TrackOnClick
          asChild
          featureId="exports"
          properties={{ format: "html" }}
          shouldTrack={() => isSignedIn}
          onTracked={(response) => onDelivered("exports", response)}
        >
          <a className="button" href="/report.html">
            Export report
          </a>
        </TrackOnClick>
        {/* The server's policy does not list this feature: see allow in server/startDemo.ts. */}
        <TrackOnClick
          className="button"
          featureId="premium_exports"
          properties={{ format: "pdf" }}
          disabled={!isSignedIn}
        >
          Premium export
        </TrackOnClick>
      </div>
      <Seats balance={balances?.seats} isSignedIn={isSignedIn} onDelivered={onDelivered} />
    </section>
  );
}
