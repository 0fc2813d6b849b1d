import { AutumnProvider, createAutumnClient, type FeatureId, type TrackResponse } from "autumn-react";
import { AutumnDevtools } from "autumn-react/devtools/production";
import { useState } from "react";
import { Chat } from "./Chat";
import { EventsPanel } from "./EventsPanel";
import { explainRefusal } from "./explainRefusal";
import { Header } from "./Header";
import { offlineFetch } from "./offline";
import type { PageData } from "./pageData";
import { Toast } from "./Toast";
import { TroubleBar } from "./TroubleBar";
import { useTheme } from "./theme";
import { UsagePanel } from "./UsagePanel";

/** Only the offline switch needs a client of its own: without it, `<AutumnProvider customerId={…}>` is enough. */
const client = createAutumnClient({ fetch: offlineFetch });

export type Delivered = { key: number; featureId: FeatureId; response: TrackResponse; at: number };

export function App({ customerId: initialCustomerId, isAutumnDown }: PageData) {
  const [customerId, setCustomerId] = useState(initialCustomerId);
  const [delivered, setDelivered] = useState<Delivered[]>([]);
  const [refusal, setRefusal] = useState<string>();
  const { theme, toggle } = useTheme();
  const isSignedIn = customerId !== null;

  function onDelivered(featureId: FeatureId, response: TrackResponse) {
    setDelivered((known) => [{ key: known.length, featureId, response, at: Date.now() }, ...known]);
  }

  return (
    <AutumnProvider
      client={client}
      customerId={customerId}
      properties={{ app: "maple" }}
      onReject={(event, error) => setRefusal(explainRefusal(event, error))}
    >
      <Header customerId={customerId} onSignIn={setCustomerId} theme={theme} onToggleTheme={toggle} />
      <main className="layout">
        <section className="card chat" aria-label="Chat">
          <TroubleBar isAutumnDown={isAutumnDown} />
          <Chat key={customerId} isSignedIn={isSignedIn} onDelivered={onDelivered} />
        </section>
        <div className="panels">
          <UsagePanel isSignedIn={isSignedIn} onDelivered={onDelivered} />
          <EventsPanel delivered={delivered.filter(({ response }) => response.customerId === customerId)} />
        </div>
      </main>
      <Toast text={refusal} onDismiss={() => setRefusal(undefined)} />
      <AutumnDevtools theme={theme} />
    </AutumnProvider>
  );
}
