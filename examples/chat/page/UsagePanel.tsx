import { type FeatureId, TrackOnClick, type TrackResponse, useBalance } from "autumn-react";
import { QuotaBar } from "./QuotaBar";
import { Seats } from "./Seats";

type UsagePanelProps = {
  isSignedIn: boolean;
  onDelivered: (featureId: FeatureId, response: TrackResponse) => void;
};

export function UsagePanel({ isSignedIn, onDelivered }: UsagePanelProps) {
  const { data: exportsLeft } = useBalance("exports");
  return (
    <section className="card panel" aria-labelledby="usage-title">
      <h2 id="usage-title">Usage</h2>
      <QuotaBar featureId="messages" label="Messages" />
      <QuotaBar featureId="exports" label="Exports" />
      <div className="actions">
        {/* The event is kept before the link is followed: leaving the page does not lose it. */}
        <TrackOnClick
          asChild
          featureId="exports"
          properties={{ format: "html" }}
          shouldTrack={() => isSignedIn}
          disableWhenExhausted={exportsLeft}
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
      <Seats isSignedIn={isSignedIn} onDelivered={onDelivered} />
    </section>
  );
}
