import type { Mutation, MutationState, QueryClient } from "@tanstack/react-query";
import type { AutumnError } from "../core/AutumnError";
import type { TrackInput, TrackParams } from "../core/TrackParams";
import type { TrackResponse } from "../core/TrackResponse";
import type { Tracker } from "./createTracker";
import { createView } from "./createView";
import type { TrackCallOptions, UseTrackOptions, UseTrackResult } from "./useTrack";

const idle: MutationState<never, never, never, never> = {
  context: undefined,
  data: undefined,
  error: null,
  failureCount: 0,
  failureReason: null,
  isPaused: false,
  status: "idle",
  submittedAt: 0,
  variables: undefined,
};

/** A mutation's state in the words of `useMutation`. */
function resultOf(state: Mutation["state"]) {
  const { status } = state;
  return {
    ...state,
    isError: status === "error",
    isIdle: status === "idle",
    isPending: status === "pending",
    isSuccess: status === "success",
  };
}

/**
 * The mutations of one component: each event has one, and the latest is shown. The event is in the outbox before React
 * Query hears of it; its mutation only waits for the outcome. No MutationObserver: one for each event would cost more
 * than all the rest of a click.
 */
export function createTrackMutation<OnMutateResult>(tracker: Tracker, nearest: QueryClient | undefined) {
  let defaults: TrackInput | undefined;
  let options: UseTrackOptions<OnMutateResult> = {};
  let shown: Mutation<TrackResponse, AutumnError, TrackParams, OnMutateResult> | undefined;
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

  function changed(): void {
    result = shown ? resultOf(shown.state as Mutation["state"]) : initial;
    onChange?.();
  }

  function start(input?: TrackInput, { onSuccess, onError, onSettled }: TrackCallOptions<OnMutateResult> = {}) {
    const { accepted, params, outcome } = tracker.track(options.disableWhenExhausted, defaults, input);
    // An onMutate that throws keeps React Query from ever waiting for it.
    outcome.catch(noop);
    const name = params?.featureId ?? params?.eventName;
    const mutationKey = ["autumn", "track", ...(typeof name === "string" ? [name] : [])];
    const client = tracker.queryClient(nearest);
    const mutations = client.getMutationCache();
    const mutation = mutations.build<TrackResponse, AutumnError, TrackParams, OnMutateResult>(client, {
      ...forwardOptions(),
      mutationKey,
      mutationFn() {
        // By now the state has what onMutate returned.
        if (mutation === shown) changed();
        return outcome;
      },
      retry: 0,
      networkMode: "always",
      scope: undefined,
      // No timer for each event: it is taken out of the cache when it is neither under way nor shown.
      gcTime: Number.POSITIVE_INFINITY,
    });
    const isShown = () => mutation === shown && onChange !== undefined;
    const letGoWhenDone = () => {
      if (!isShown() && mutation.state.status !== "pending") mutations.remove(mutation);
    };
    shown = mutation;
    letGo();
    letGo = letGoWhenDone;
    const promise = mutation.execute(params);
    const context = { client, meta: mutation.meta, mutationKey };
    // Each on its own: one that throws is an unhandled rejection, and stops no other.
    promise.then(
      (data) => isShown() && onSuccess?.(data, params, mutation.state.context as OnMutateResult, context),
      (error) => isShown() && onError?.(error, params, mutation.state.context, context),
    );
    promise.then(
      (data) => isShown() && onSettled?.(data, null, params, mutation.state.context, context),
      (error) => isShown() && onSettled?.(undefined, error, params, mutation.state.context, context),
    );
    const done = () => {
      letGoWhenDone();
      if (mutation === shown) changed();
    };
    promise.then(done, done);
    changed();
    return { accepted, outcome, promise };
  }

  const initial = {
    ...resultOf(idle),
    mutate(input, callOptions) {
      const { accepted, outcome } = start(input, callOptions);
      if (!accepted && !options.onError && !callOptions?.onError) outcome.catch(console.error);
    },
    // A promise of its own: that of the mutation counts as handled, and a rejection that nobody handles must show.
    mutateAsync: async (input, callOptions) => start(input, callOptions).promise,
    reset() {
      shown = undefined;
      letGo();
      changed();
    },
  } as UseTrackResult<OnMutateResult>;
  let result: object = initial;

  return {
    view: createView(initial, () => result),
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
