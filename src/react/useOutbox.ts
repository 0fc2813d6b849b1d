import { useMemo, useSyncExternalStore } from "react";
import { manageOutbox } from "../core/outbox/manageOutbox";
import type { ManagedOutbox, OutboxSnapshot } from "../core/outbox/Outbox";
import { emptySnapshot } from "../core/outbox/snapshotOf";
import type { Tracker } from "./createTracker";
import { createView } from "./createView";
import { useTracker } from "./useTracker";

/** What `useOutbox` returns. `flush`, `retry` and `discard` stay the same functions. @interface */
export type UseOutboxResult = OutboxSnapshot & Pick<ManagedOutbox, "flush" | "retry" | "discard">;

/**
 * What waits, what is under way and what was refused, and the means to hurry, retry or discard it. Renders again only
 * when a field changes that the component has read. On the server and while hydrating: idle and empty.
 *
 * Throws an AutumnError `missing_provider`.
 *
 * @group Hooks
 *
 * @example
 * import { useOutbox } from "autumn-react";
 *
 * export function Waiting() {
 *   const { pending, reason, rejected, retry, discard } = useOutbox();
 *   return (
 *     <>
 *       {pending.length > 0 && <p>{pending.length} events wait{reason === "offline" && " until you are online"}</p>}
 *       {rejected.map(({ id, error }) => (
 *         <p key={id}>
 *           Not counted ({error?.code}). <button onClick={() => retry(id)}>Retry</button>
 *           <button onClick={() => discard(id)}>Discard</button>
 *         </p>
 *       ))}
 *     </>
 *   );
 * }
 */
export function useOutbox(): UseOutboxResult {
  const tracker = useTracker("useOutbox");
  const outbox = useMemo(() => viewOutbox(tracker), [tracker]);
  return useSyncExternalStore(outbox.subscribe, outbox.view.getView, outbox.view.getInitialView);
}

function viewOutbox(tracker: Tracker) {
  const managed = () => manageOutbox(tracker.outbox());
  const initial: UseOutboxResult = {
    flush: (options) => managed().flush(options),
    retry: (id) => managed().retry(id),
    discard: (id) => managed().discard(id),
    ...emptySnapshot,
    // For a component that spreads the result.
    reason: undefined,
    until: undefined,
  };
  return {
    view: createView(initial, () => {
      const outbox = tracker.peekOutbox();
      return outbox ? manageOutbox(outbox).getSnapshot() : initial;
    }),
    subscribe: (onChange: () => void) => tracker.outbox().subscribe(onChange),
  };
}
