import { useMemo, useSyncExternalStore } from "react";
import type { Outbox, OutboxSnapshot } from "../core/outbox/Outbox";
import { emptySnapshot } from "../core/outbox/snapshotOf";
import type { Tracker } from "./createTracker";
import { createView } from "./createView";
import { useTracker } from "./useTracker";

export type UseOutboxResult = OutboxSnapshot & Pick<Outbox, "flush" | "retry" | "discard">;

/**
 * What waits, what is under way and what was refused, and the means to hurry, retry or discard it. Renders again only
 * when a field changes that the component has read. On the server and while hydrating: idle and empty.
 *
 * Throws an AutumnError `missing_provider`.
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
 *           {error?.message} <button onClick={() => retry(id)}>Retry</button>
 *           <button onClick={() => discard(id)}>Discard</button>
 *         </p>
 *       ))}
 *     </>
 *   );
 * }
 */
export function useOutbox(): UseOutboxResult {
  const tracker = useTracker("useOutbox");
  const { subscribe, getView, getInitialView } = useMemo(() => viewOutbox(tracker), [tracker]);
  return useSyncExternalStore(subscribe, getView, getInitialView);
}

function viewOutbox(tracker: Tracker) {
  // With every field that there can be, for a component that spreads the result.
  const empty: OutboxSnapshot = { ...emptySnapshot, reason: undefined, until: undefined };
  const methods: Pick<Outbox, "flush" | "retry" | "discard"> = {
    flush: (options) => tracker.outbox().flush(options),
    retry: (id) => tracker.outbox().retry(id),
    discard: (id) => tracker.outbox().discard(id),
  };
  return {
    ...createView(empty, () => tracker.peekOutbox()?.getSnapshot() ?? empty, methods),
    subscribe: (onChange: () => void) => tracker.outbox().subscribe(onChange),
  };
}
