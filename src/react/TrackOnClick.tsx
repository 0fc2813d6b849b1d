import { Slot } from "@radix-ui/react-slot";
import {
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  forwardRef,
  type MouseEvent,
  type RefAttributes,
} from "react";
import type { AutumnError } from "../core/AutumnError";
import { isExhausted } from "../core/balances/isExhausted";
import type { EventName, FeatureId } from "../core/Register";
import type { TrackInput, TrackParams } from "../core/TrackParams";
import type { Balance, TrackResponse } from "../core/TrackResponse";
import { useTracker } from "./useTracker";

/** @inline */
type EventProps = Partial<Omit<TrackParams, "featureId" | "eventName">> &
  (
    | {
        /** The feature to record usage for. Exactly one of `featureId` and `eventName` is given. */
        featureId: FeatureId;
        eventName?: never;
      }
    | {
        featureId?: never;
        /** The event to record, where one event feeds several features. */
        eventName: EventName;
      }
  );

/** The fields of `TrackParams`, what stands here, and all props of a button but `value`. */
export type TrackOnClickProps = EventProps & {
  /** Render the one child instead of a button: a link, a button of a design system. It must pass on props and ref. */
  asChild?: boolean | undefined;
  /** Decides, after the element's own onClick, whether this click is tracked. Default: each is, a prevented default or not. */
  shouldTrack?: ((event: MouseEvent<HTMLButtonElement>) => boolean) | undefined;
  /**
   * What is left, as `useBalance` gives it as `data`. While `isExhausted` says that it is too little for the event, the
   * element is aria-disabled and a click does nothing, its own onClick and a link's navigation included. It keeps its
   * place in the tab order, so that a screen reader still finds it: say beside it why. Unknown (undefined, null) disables
   * nothing.
   */
  disableWhenExhausted?: Balance | null | undefined;
  /** Called on proof of delivery, whether the component is still there or not. */
  onTracked?: ((response: TrackResponse) => void) | undefined;
  /**
   * Called when the event is refused, at the click or later. A later refusal also calls the provider's `onReject`; one at
   * the click goes to the console where this is left out.
   */
  onTrackError?: ((error: AutumnError) => void) | undefined;
} & Omit<ComponentPropsWithoutRef<"button">, keyof TrackParams>;

/** Whether an element was disabled before its last click reached it. Not in a ref, which would cost each mount. */
const disabledAtCapture = new WeakMap<Element, boolean>();

const disabled = ':disabled,[disabled],[aria-disabled="true"]';

/**
 * A `<button type="button">`, or with `asChild` the child itself, whose clicks are usage events. The fields of the event
 * are props (`value` included); all other props go to the element. Its own onClick runs first, and a default that it
 * prevents does not stop the event: router links do that. What is disabled or aria-disabled does not track.
 *
 * The event is stored before the click is over, so it survives the navigation that the click starts. A click renders
 * nothing again.
 *
 * Throws an AutumnError `missing_provider`. `onTrackError` gets the codes that `useTrack` lists.
 *
 * @group Components
 *
 * @example
 * import { TrackOnClick } from "autumn-react";
 *
 * export function Toolbar() {
 *   return (
 *     <>
 *       <TrackOnClick featureId="messages" properties={{ from: "toolbar" }}>Send</TrackOnClick>
 *       <TrackOnClick featureId="exports" asChild>
 *         <a href="/report.csv">Export</a>
 *       </TrackOnClick>
 *     </>
 *   );
 * }
 */
export const TrackOnClick: ForwardRefExoticComponent<TrackOnClickProps & RefAttributes<HTMLButtonElement>> =
  /*@__PURE__*/ forwardRef(function TrackOnClick(props, ref) {
    const {
      customerId,
      featureId,
      eventName,
      entityId,
      value,
      properties,
      timestamp,
      overageBehavior,
      async,
      lock,
      asChild,
      type = asChild ? undefined : "button",
      shouldTrack,
      disableWhenExhausted,
      onTracked,
      onTrackError,
      onClick,
      onClickCapture,
      ...elementProps
    } = props;
    const tracker = useTracker("TrackOnClick");
    const exhausted = isExhausted(disableWhenExhausted, { featureId, eventName, value } as TrackInput);

    /** Neither the app's own onClick (a router link's, too) nor the browser's part happens: it would be usage untracked. */
    function stop(event: MouseEvent<HTMLButtonElement>): boolean {
      if (!exhausted) return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    }

    function handleClickCapture(event: MouseEvent<HTMLButtonElement>) {
      if (stop(event)) return;
      // An onClick that disables its button, against a second click, must not stop this one: ask before any has run.
      disabledAtCapture.set(event.currentTarget, event.currentTarget.matches(disabled));
      onClickCapture?.(event);
    }

    function handleClick(event: MouseEvent<HTMLButtonElement>) {
      if (stop(event)) return;
      // A child that passes on onClick alone is asked here; one that does so later, after a question, can't be.
      const wasDisabled = disabledAtCapture.get(event.currentTarget) ?? event.currentTarget?.matches(disabled);
      onClick?.(event);
      if (wasDisabled || (shouldTrack && !shouldTrack(event))) return;
      const { accepted, outcome } = tracker.track(undefined, {
        customerId,
        featureId,
        eventName,
        entityId,
        value,
        properties,
        timestamp,
        overageBehavior,
        async,
        lock,
      } as TrackInput);
      outcome.then(onTracked, onTrackError ?? ((error) => accepted || console.error(error)));
    }

    const Element = asChild ? Slot : "button";
    return (
      <Element
        type={type}
        {...elementProps}
        {...(exhausted && { "aria-disabled": true })}
        ref={ref}
        onClickCapture={handleClickCapture}
        onClick={handleClick}
      />
    );
  });
