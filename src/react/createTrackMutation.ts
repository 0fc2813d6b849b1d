import type { MutationState, QueryClient } from "@tanstack/react-query";
import type { AutumnError } from "../core/AutumnError";
import type { TrackInput, TrackParams } from "../core/TrackParams";
import type { TrackResponse } from "../core/TrackResponse";
import type { TrackedEvent, Tracker } from "./createTracker";
import { createView } from "./createView";
import { queryClientOf } from "./queryClientOf";
import type { TrackCallOptions, UseTrackOptions, UseTrackResult } from "./useTrack";

/**
 * The mutations of one component: each event has one, and the latest is shown. The event is in the outbox before React
 * Query hears of it, which is at the end of the task; its mutation only waits for the outcome. There is no
 * MutationObserver: one for each event would cost as much as the rest of a click.
 */
export function createTrackMutation<OnMutateResult>(tracker: Tracker, nearest: QueryClient | undefined) {
  /** What there is to show of an event. */
  type Shown = {
    result: ReturnType<typeof resultOf>;
    /** Whether its call's callbacks are called; undefined until it is over. */
    listens?: boolean;
  };

  let defaults: TrackInput | undefined;
  let options: UseTrackOptions<OnMutateResult> = {};
  let shown: Shown | undefined;
  let onChange: (() => void) | undefined;
  /** Takes the mutation that was shown out of the cache, where it is no longer under way. */
  let letGo = noop;

  /** With the callbacks of the render that is the latest when they are called, of those that there were at the click. */
  function forwardOptions(): UseTrackOptions<OnMutateResult> {
    const { disableWhenExhausted, ...forwarded }: Record<string, unknown> = options;
    for (const name in forwarded) {
      if (typeof forwarded[name] === "function") {
        forwarded[name] = (...args: unknown[]) => Reflect.get(options, name)?.(...args);
      }
    }
    return forwarded;
  }

  function execute(
    event: Shown,
    { params, outcome }: TrackedEvent,
    callOptions: TrackCallOptions<OnMutateResult> = {},
  ): Promise<TrackResponse> {
    const name = params?.featureId ?? params?.eventName;
    const mutationKey = ["autumn", "track", ...(typeof name === "string" ? [name] : [])];
    const client = queryClientOf(tracker, nearest);
    const mutations = client.getMutationCache();
    const mutation = mutations.build<TrackResponse, AutumnError, TrackParams, OnMutateResult>(client, {
      ...forwardOptions(),
      mutationKey,
      mutationFn() {
        // By now it has what onMutate returned.
        update();
        return outcome;
      },
      retry: 0,
      networkMode: "always",
      scope: undefined,
      // No timer for each event: it is taken out of the cache when it is neither under way nor shown.
      gcTime: Number.POSITIVE_INFINITY,
    });
    const isShown = () => event === shown && onChange !== undefined;
    const letGoWhenDone = () => {
      if (!isShown() && mutation.state.status !== "pending") mutations.remove(mutation);
    };
    const update = () => {
      event.result = resultOf({ ...mutation.state, submittedAt: event.result.submittedAt });
      if (event === shown) onChange?.();
    };
    letGo();
    letGo = letGoWhenDone;
    const promise = mutation.execute(params);
    const context = { client, meta: mutation.meta, mutationKey };
    // Asked once: an onSuccess that tracks again, or resets, keeps its own onSettled.
    const decide = () => {
      event.listens = isShown();
    };
    const call = (name: keyof typeof callOptions, ...result: unknown[]) => {
      const callback = callOptions[name] as ((...args: unknown[]) => unknown) | undefined;
      return event.listens && callback?.(...result, params, mutation.state.context, context);
    };
    promise.then(decide, decide);
    // Each on its own: one that throws is an unhandled rejection, and stops no other.
    promise.then(
      (data) => call("onSuccess", data),
      (error) => call("onError", error),
    );
    promise.then(
      (data) => call("onSettled", data, null),
      (error) => call("onSettled", undefined, error),
    );
    promise.then(letGoWhenDone, letGoWhenDone);
    promise.then(update, update);
    return promise;
  }

  function start(input?: TrackInput, callOptions?: TrackCallOptions<OnMutateResult>) {
    const tracked = tracker.track(options.disableWhenExhausted, defaults, input);
    const event: Shown = {
      result: resultOf({ ...idle, status: "pending", variables: tracked.params, submittedAt: Date.now() }),
    };
    shown = event;
    onChange?.();
    const promise = Promise.resolve().then(() => execute(event, tracked, callOptions));
    // An onMutate that throws keeps React Query from ever waiting for the outcome; `mutate` waits for neither.
    tracked.outcome.catch(noop);
    promise.catch(noop);
    return { ...tracked, promise, event };
  }

  const initial = {
    ...resultOf(idle),
    mutate(input, callOptions) {
      const { accepted, outcome, promise, event } = start(input, callOptions);
      if (accepted || options.onError) return;
      // A call's onError is not called where another call came after it, or the component is gone.
      (callOptions?.onError ? promise : outcome).catch(() => void (event.listens || outcome.catch(console.error)));
    },
    // A promise of its own: that of the mutation counts as handled, and a rejection that nobody handles must show.
    mutateAsync: async (input, callOptions) => start(input, callOptions).promise,
    reset() {
      shown = undefined;
      letGo();
      onChange?.();
    },
  } as UseTrackResult<OnMutateResult>;

  return {
    view: createView(initial, () => shown?.result ?? initial),
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

type State = MutationState<unknown, unknown>;

const idle: State = {
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
function resultOf(state: State) {
  const { status } = state;
  return {
    ...state,
    isError: status === "error",
    isIdle: status === "idle",
    isPending: status === "pending",
    isSuccess: status === "success",
  };
}

function noop() {}
