import type { Inspection } from "./createInspector";
import { pageInspector } from "./pageInspector";
import { ToolButton } from "./ToolButton";

/** What can be done to all outboxes at once. */
export function Toolbar({ inspection: { outboxes, isOffline } }: { inspection: Inspection }) {
  const isWaiting = outboxes.some(({ snapshot }) => snapshot.pending.length > 0);
  const isRefused = outboxes.some(({ snapshot }) => snapshot.rejected.length > 0);
  return (
    <div className="tools">
      <ToolButton
        isPressed={isOffline}
        title="While pressed, the outbox sees no network and sends nothing. The rest of the page is not affected."
        onClick={() => pageInspector.setOffline(!isOffline)}
      >
        Offline
      </ToolButton>
      <ToolButton
        isDisabled={!isWaiting || isOffline}
        title="Try now what waits, without waiting for a backoff"
        onClick={() => {
          for (const { outbox } of outboxes) void outbox.flush({ timeout: 0 });
        }}
      >
        Flush
      </ToolButton>
      <ToolButton
        isDisabled={!isRefused}
        label="Retry all rejected events"
        title="Send all rejected events again, but those that may be counted already (outcome_unknown)"
        onClick={() => {
          for (const { outbox } of outboxes) outbox.retry();
        }}
      >
        Retry all
      </ToolButton>
      <ToolButton
        isDisabled={!isRefused}
        label="Discard all rejected events"
        title="Forget all rejected events"
        onClick={() => {
          for (const { outbox } of outboxes) outbox.discard();
        }}
      >
        Discard all
      </ToolButton>
    </div>
  );
}
