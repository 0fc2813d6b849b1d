import type { QueryClient } from "@tanstack/react-query";
import type { DeliveringClient } from "../core/AutumnClient";
import { AutumnError } from "../core/AutumnError";
import { isExhausted } from "../core/balances/isExhausted";
import { createHandlerClient } from "../core/createHandlerClient";
import { mergeTrackInput } from "../core/mergeTrackInput";
import type { Outbox } from "../core/outbox/Outbox";
import { parseTrackParams } from "../core/parseTrackParams";
import type { EntityId } from "../core/Register";
import type { TrackInput, TrackParams } from "../core/TrackParams";
import type { Balance, TrackResponse } from "../core/TrackResponse";
import type { AutumnProviderProps } from "./AutumnProvider";
import { pageOutbox } from "./pageOutbox";

/** What a tracker is bound to for life. Where one of these changes, its provider makes another. */
export type TrackerIdentity = {
  /** Stands for the mounted provider: the same for all of its trackers. */
  provider: object;
  parent: Tracker | undefined;
  customerId: string | null | undefined;
  entityId: EntityId | undefined;
  /** Where the client sends to; null where it doesn't say; undefined: the parent's. */
  url: string | null | undefined;
  outboxName: string | undefined;
  /** As the provider's prop gives it. */
  queryClient: QueryClient | undefined;
};

export type TrackedEvent = {
  /** False where the event was refused at the call; its params are then as they came. */
  accepted: boolean;
  params: TrackParams;
  outcome: Promise<TrackResponse>;
};

/** Tracks for one customer into one outbox: what a provider hands down. */
export type Tracker = Pick<
  TrackerIdentity,
  "provider" | "parent" | "customerId" | "entityId" | "outboxName" | "queryClient"
> & {
  /** Takes the props of the provider's latest render. */
  update(props: AutumnProviderProps): void;
  /**
   * Merges the layers (weakest first), validates, hands the event to the outbox, unless the balance is known to be too
   * small for it. Never throws: the outcome rejects.
   */
  track(balance: Balance | null | undefined, ...layers: (TrackInput | undefined)[]): TrackedEvent;
  /** Lets the customer's events be sent until the function returned is called. */
  connect(): () => void;
  outbox(): Outbox;
  /** The outbox where there is one already: a render makes none. */
  peekOutbox(): Outbox | undefined;
  /** What nested trackers inherit. */
  client(): DeliveringClient & { url?: string };
  properties(): TrackInput[];
  maxPending(): number | undefined;
  onReject: NonNullable<AutumnProviderProps["onReject"]>;
};

export function createTracker(identity: TrackerIdentity): Tracker {
  const { parent, customerId, entityId, url, outboxName } = identity;
  let props: AutumnProviderProps = {};
  let ownClient: DeliveringClient | undefined;
  let outbox: Outbox | undefined;
  /** Whether the customer before has left the outbox, so that nothing of theirs is shown. */
  let isReady = false;

  function accept(input: TrackInput): TrackParams {
    if (customerId === null) {
      throw new AutumnError("no_customer", "Nobody is signed in: AutumnProvider's customerId is null.");
    }
    const params = parseTrackParams(input);
    if (customerId !== undefined && params.customerId !== customerId) {
      throw new AutumnError(
        "wrong_customer",
        `The call names customer "${params.customerId}", AutumnProvider "${customerId}". Leave customerId out of the call.`,
      );
    }
    return params;
  }

  const tracker: Tracker = {
    ...identity,
    update(latest) {
      props = latest;
    },
    track(balance, ...layers) {
      const bound = { customerId: customerId ?? undefined, entityId };
      const input = mergeTrackInput(bound, ...tracker.properties(), ...layers);
      try {
        const params = accept(input);
        if (isExhausted(balance, params)) {
          throw new AutumnError("insufficient_balance", "Too little is left for it.");
        }
        return { accepted: true, params, outcome: tracker.outbox().add(params).outcome };
      } catch (error) {
        return { accepted: false, params: input as TrackParams, outcome: Promise.reject(error) };
      }
    },
    connect() {
      queueMicrotask(() => {
        isReady = true;
        tracker.outbox().inside.run();
      });
      const heardAbove =
        (parent?.customerId === undefined || parent.customerId === customerId) && parent?.outbox() === tracker.outbox();
      return tracker.outbox().connect({
        customerId,
        get client() {
          return tracker.client();
        },
        onReject(event, error) {
          if (props.onReject || !heardAbove) tracker.onReject(event, error);
        },
      });
    },
    outbox() {
      outbox ??= pageOutbox({ url: tracker.client().url, name: outboxName, maxPending: tracker.maxPending() });
      return outbox;
    },
    peekOutbox: () => (isReady ? outbox : undefined),
    client() {
      if (props.client) return props.client;
      if (parent && url === undefined) return parent.client();
      ownClient ??= createHandlerClient({ url: url ?? undefined });
      return ownClient;
    },
    properties: () => [...(parent?.properties() ?? []), { properties: props.properties }],
    maxPending: () => props.outbox?.maxPending ?? parent?.maxPending(),
    onReject(event, error) {
      if (props.onReject) props.onReject(event, error);
      else if (parent) parent.onReject(event, error);
      else console.error(error, event);
    },
  };
  return tracker;
}
