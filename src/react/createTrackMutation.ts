import { MutationObserver, type QueryClient } from "@tanstack/react-query";
import type { AutumnError } from "../core/AutumnError";
import type { TrackInput, TrackParams } from "../core/TrackParams";
import type { TrackResponse } from "../core/TrackResponse";
import type { Tracker } from "./createTracker";
import { createView } from "./createView";
import type { TrackCallOptions, UseTrackOptions, UseTrackResult } from "./useTrack";

/**
 * The mutations of one component: each event has one, and the latest is shown. The event is in the outbox before React
 * Query hears of it; its mutation only waits for the outcome.
 */
export function createTrackMutation<OnMutateResult>(tracker: Tracker, nearest: QueryClient | undefined) {
  type Observer = MutationObserver<TrackResponse, AutumnError, TrackParams, OnMutateResult>;
  let defaults: TrackInput | undefined;
  let options: UseTrackOptions<OnMutateResult> = {};
  let shown: Observer | undefined;
  let onChange: (() => void) | undefined;
  let letGo = () => {};

  /** With the callbacks of the render that is the latest when they are called: `useMutation` does the same. */
  function forwardOptions(): UseTrackOptions<OnMutateResult> {
    const { disableWhenExhausted, ...forwarded }: Record<string, unknown> = options;
    for (const name in forwarded) {
      if (typeof forwarded[name] === "function") {
        forwarded[name] = (...args: unknown[]) => Reflect.get(options, name)?.(...args);
      }
    }
    return forwarded;
  }

  function start(input?: TrackInput, callOptions: TrackCallOptions<OnMutateResult> = {}) {
    const { accepted, params, outcome } = tracker.track(options.disableWhenExhausted, defaults, input);
    // An onMutate that throws keeps React Query from ever waiting for it.
    outcome.catch(noop);
    const name = params?.featureId ?? params?.eventName;
    const observer: Observer = new MutationObserver(tracker.queryClient(nearest), {
      ...forwardOptions(),
      mutationKey: ["autumn", "track", ...(typeof name === "string" ? [name] : [])],
      mutationFn: () => outcome,
      retry: 0,
      networkMode: "always",
      scope: undefined,
      // No timer of 5 minutes for each event: it stays in the cache while it is under way or shown.
      gcTime: 0,
    });
    const isShown = () => observer === shown && onChange !== undefined;
    const whileShown = <Args extends unknown[]>(callback: ((...args: Args) => void) | undefined) =>
      callback && ((...args: Args) => (isShown() ? callback(...args) : undefined));
    // Observed while it is under way, shown or not: React Query would look every 0 ms whether it can be collected.
    const unobserve = observer.subscribe(() => {
      if (isShown()) onChange?.();
    });
    const letGoWhenDone = () => {
      if (!isShown() && !observer.getCurrentResult().isPending) unobserve();
    };
    shown = observer;
    letGo();
    letGo = letGoWhenDone;
    const promise = observer.mutate(params, {
      onSuccess: whileShown(callOptions.onSuccess),
      onError: whileShown(callOptions.onError),
      onSettled: whileShown(callOptions.onSettled),
    });
    promise.then(letGoWhenDone, letGoWhenDone);
    return { accepted, outcome, promise };
  }

  const initial: UseTrackResult<OnMutateResult> = {
    mutate(input, callOptions) {
      const { accepted, outcome } = start(input, callOptions);
      if (!accepted && !options.onError && !callOptions?.onError) outcome.catch(console.error);
    },
    // A promise of its own: that of the mutation counts as handled, and a rejection that nobody handles must show.
    mutateAsync: async (input, callOptions) => start(input, callOptions).promise,
    reset() {
      shown = undefined;
      letGo();
      onChange?.();
    },
    context: undefined,
    data: undefined,
    error: null,
    failureCount: 0,
    failureReason: null,
    isError: false,
    isIdle: true,
    isPaused: false,
    isPending: false,
    isSuccess: false,
    status: "idle",
    submittedAt: 0,
    variables: undefined,
  };

  return {
    view: createView(initial, () => shown?.getCurrentResult() ?? initial),
    /** Takes what the latest render gave. */
    update(latestDefaults: TrackInput | undefined, latestOptions: UseTrackOptions<OnMutateResult> = {}) {
      defaults = latestDefaults;
      options = latestOptions;
    },
    subscribe(listener: () => void) {
      onChange = listener;
      return () => {
        onChange = undefined;
        letGo();
      };
    },
  };
}

function noop() {}
