import {
  type MutateOptions,
  type MutationObserverResult,
  QueryClientContext,
  type UseMutationOptions,
} from "@tanstack/react-query";
import { useContext, useInsertionEffect, useMemo, useSyncExternalStore } from "react";
import type { AutumnError } from "../core/AutumnError";
import type { TrackInput, TrackParams } from "../core/TrackParams";
import type { Balance, TrackResponse } from "../core/TrackResponse";
import { createTrackMutation } from "./createTrackMutation";
import { useTracker } from "./useTracker";

/** What an app may set; the rest of a mutation's options is fixed, so that none can delay or multiply an event. */
export type UseTrackOptions<OnMutateResult = unknown> = Pick<
  UseMutationOptions<TrackResponse, AutumnError, TrackParams, OnMutateResult>,
  "onMutate" | "onSuccess" | "onError" | "onSettled" | "meta"
> & {
  /**
   * What is left, as `useBalance` gives it as `data`. While `isExhausted` says that it is too little for the event, a call
   * is refused with `insufficient_balance`, and nothing is recorded. Unknown (undefined, null) refuses nothing. It spares
   * the user a click in vain; what must be enforced is checked on a server.
   */
  disableWhenExhausted?: Balance | null | undefined;
};

/** Callbacks of one call, as `mutate` of React Query has them: `onSuccess`, `onError`, `onSettled`. */
export type TrackCallOptions<OnMutateResult = unknown> = MutateOptions<
  TrackResponse,
  AutumnError,
  TrackParams,
  OnMutateResult
>;

/** @inline */
type Without<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;

/** @inline */
type State<OnMutateResult> = Without<
  MutationObserverResult<TrackResponse, AutumnError, TrackParams, OnMutateResult>,
  "mutate" | "reset"
>;

/** A mutation's state (`data`, `error`, `isPending`, `status`, …), as `useMutation` has it, and what tracks. */
export type UseTrackResult<OnMutateResult = unknown> = State<OnMutateResult> & {
  /**
   * Tracks. Never throws: what becomes of the event is in the state and the callbacks. A call that is refused at once
   * is written to the console where nobody listens to `onError`.
   */
  mutate: (input?: TrackInput, options?: TrackCallOptions<OnMutateResult>) => void;
  /** Tracks. Resolves on proof of delivery, which may take until the user is online again; rejects with an AutumnError. */
  mutateAsync: (input?: TrackInput, options?: TrackCallOptions<OnMutateResult>) => Promise<TrackResponse>;
  /** Back to idle. The event goes its way. */
  reset: () => void;
};

/**
 * Tracks usage: a React Query mutation (key `["autumn", "track", featureId or eventName]`) whose event is safe in the
 * outbox before React Query hears of it, at the end of the task. What the call gives goes before the hook's defaults,
 * those before the provider's. `mutate` stays the same function while customer and provider do, and is bound to that customer.
 *
 * A component renders again only for state that it reads. Callbacks are React Query's: those of the hook are called
 * after the component is gone, too; those of a call only for the latest one of a mounted component. `useMutationState`
 * and the devtools see an event while it is under way, and the one that a mounted component shows.
 *
 * Throws an AutumnError `missing_provider`. `mutateAsync`, `error` and `onError` give an AutumnError: at once
 * `invalid_params`, `no_customer`, `wrong_customer`, `outbox_full` or (see `disableWhenExhausted`) `insufficient_balance`,
 * and nothing is recorded; later why it was refused (`not_allowed`, …), or `discarded`.
 *
 * @group Hooks
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
  return useSyncExternalStore(mutation.subscribe, mutation.view.getView, mutation.view.getInitialView);
}
