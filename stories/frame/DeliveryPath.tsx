import { type ReactNode, useState, useSyncExternalStore } from "react";
import { AutumnProvider } from "../../src/index";
import { ConditionsBar } from "./ConditionsBar";
import type { StoryBackend } from "./createStoryBackend";
import { Ledger } from "./Ledger";
import { OutboxPanel } from "./OutboxPanel";
import { Pane } from "./Pane";

type DeliveryPathProps = { backend: StoryBackend; children: ReactNode };

/** The way of an event, left to right: the app's page, its outbox, what Autumn has counted. */
export function DeliveryPath({ backend, children }: DeliveryPathProps) {
  const { customerId } = useSyncExternalStore(backend.subscribe, backend.getConditions);
  const [refusal, setRefusal] = useState("");

  function signInAgain() {
    backend.set({ sessionExpired: false });
  }

  return (
    <AutumnProvider
      customerId={customerId}
      client={backend.client}
      outbox={{ name: backend.outboxName }}
      onReject={({ params }, { code }) => setRefusal(`${params.featureId ?? params.eventName} was refused: ${code}`)}
    >
      <div className="stage">
        <ConditionsBar backend={backend} />
        <div className="path">
          <Pane title="Your page" note="React">
            <div className="stack">{children}</div>
            <p role="alert" className="toast">
              {refusal}
            </p>
          </Pane>
          <Pane title="Outbox" note="IndexedDB">
            <OutboxPanel onSignIn={signInAgain} />
          </Pane>
          <Pane title="Autumn" note="the ledger">
            <Ledger backend={backend} customerId={customerId} />
          </Pane>
        </div>
      </div>
    </AutumnProvider>
  );
}
