import type { QueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { BalanceList } from "./BalanceList";
import { countStates } from "./countStates";
import { Icon } from "./Icon";
import { OutboxSection } from "./OutboxSection";
import { StateBadge } from "./StateBadge";
import { Toolbar } from "./Toolbar";
import { useInspection } from "./useInspection";
import { useNow } from "./useNow";

type DevtoolsContentProps = {
  queryClient: QueryClient | undefined;
  /** Stands at the end of the head. */
  children?: ReactNode;
};

/** What the docked panel and the embedded one show. */
export function DevtoolsContent({ queryClient, children }: DevtoolsContentProps) {
  const inspection = useInspection();
  const counts = countStates(inspection);
  const now = useNow(counts.pending + counts.sending > 0, inspection.at);
  const shown = (["pending", "sending", "held", "rejected", "delivered"] as const).filter((state) => counts[state] > 0);
  return (
    <>
      <header className="head">
        <h2>
          <Icon name="leaf" /> Autumn
        </h2>
        <p role="status" aria-label="Events" className="counts">
          {shown.length === 0 && <span className="muted">no events</span>}
          {shown.map((state) => (
            <StateBadge key={state} state={state} count={counts[state]} />
          ))}
        </p>
        <Toolbar inspection={inspection} />
        {children}
      </header>
      <div className="body">
        <div className="outboxes">
          {inspection.outboxes.length === 0 && (
            <p className="note">No AutumnProvider is mounted on this page, so there is no outbox to look into.</p>
          )}
          {inspection.outboxes.map((inspected) => (
            <OutboxSection key={inspected.name} inspected={inspected} now={now} />
          ))}
        </div>
        <BalanceList queryClient={queryClient} outboxes={inspection.outboxes} />
      </div>
    </>
  );
}
