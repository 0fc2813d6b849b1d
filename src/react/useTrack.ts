import { QueryClientContext } from "@tanstack/react-query";
import { useContext, useInsertionEffect, useMemo, useSyncExternalStore } from "react";
import type { TrackInput } from "../core/TrackParams";
import { createTrackMutation, type UseTrackOptions, type UseTrackResult } from "./createTrackMutation";
import { useTracker } from "./useTracker";

/**
 * Tracks usage: a React Query mutation (key `["autumn", "track", featureId or eventName]`) whose event is safe in the
 * outbox before React Query hears of it. What the call gives goes before the hook's defaults, those before the
 * provider's. `mutate` stays the same function while customer and provider do, and is bound to that customer.
 *
 * A component renders again only for state that it reads. Callbacks are React Query's: those of the hook are called
 * after the component is gone, too; those of a call only for the latest one of a mounted component.
 *
 * Throws an AutumnError `missing_provider`. `mutateAsync`, `error` and `onError` give an AutumnError: at once
 * `invalid_params`, `no_customer`, `wrong_customer` or `outbox_full`, and nothing is recorded; later why it was refused
 * (`not_allowed`, `insufficient_balance`, …), or `discarded`.
 *
 * @param defaults What each call starts from, such as `{ featureId: "messages" }`.
 *
 * @example
 * import { useTrack } from "autumn-react";
 *
 * export function Send() {
 *   const { mutate: track } = useTrack({ featureId: "messages" });
 *   return (
 *     <button type="button" onClick={() => track({ properties: { from: "toolbar" } })}>
 *       Send
 *     </button>
 *   );
 * }
 */
export function useTrack<OnMutateResult = unknown>(
  defaults?: TrackInput,
  options?: UseTrackOptions<OnMutateResult>,
): UseTrackResult<OnMutateResult> {
  const tracker = useTracker("useTrack");
  const nearest = useContext(QueryClientContext);
  const mutation = useMemo(() => createTrackMutation<OnMutateResult>(tracker, nearest), [tracker, nearest]);
  useInsertionEffect(() => mutation.update(defaults, options));
  return useSyncExternalStore(mutation.subscribe, mutation.getView, mutation.getInitialView);
}
