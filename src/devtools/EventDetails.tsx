import type { EventRowProps } from "./EventRow";
import { formatTime } from "./formatTime";
import { Json } from "./Json";
import { nextTry } from "./nextTry";
import { ToolButton } from "./ToolButton";

type EventDetailsProps = EventRowProps & {
  id: string;
  onRetry: () => void;
  onDiscard: () => void;
};

export function EventDetails({ id, listed, inspected: { snapshot }, now, onRetry, onDiscard }: EventDetailsProps) {
  const { event, state } = listed;
  const { error, lastOutcome } = event;

  return (
    <div className="details" id={id}>
      <div>
        <dl className="facts">
          <dt>Id</dt>
          <dd>
            <code>{event.id}</code>
          </dd>
          <dt>Customer</dt>
          <dd>
            <code>{event.params.customerId}</code>
          </dd>
          {event.createdAt > 0 && (
            <>
              <dt>Tracked</dt>
              <dd>
                {formatTime(event.createdAt)}
                {listed.state === "delivered" &&
                  `, delivered after ${((listed.at - event.createdAt) / 1_000).toFixed(1)} s`}
              </dd>
            </>
          )}
          <dt>Attempts</dt>
          <dd>{event.attempts}</dd>
          {state === "pending" && (
            <>
              <dt>Next try</dt>
              <dd>{nextTry(event, snapshot, now)}</dd>
            </>
          )}
          {lastOutcome && state !== "delivered" && (
            <>
              <dt>Last outcome</dt>
              <dd>
                <code>{lastOutcome}</code>
                {event.mayBeCounted && " (may have been counted)"}
              </dd>
            </>
          )}
        </dl>
        {state !== "delivered" && (
          <div className="tools">
            {state === "rejected" && <ToolButton onClick={onRetry}>Retry</ToolButton>}
            <ToolButton isDisabled={state === "sending"} onClick={onDiscard}>
              Discard
            </ToolButton>
          </div>
        )}
      </div>
      <Json label="Params" value={event.params} />
      {listed.state === "delivered" && <Json label="Answer" value={listed.response} />}
      {error && (
        <div>
          <h4>Answer</h4>
          <p className="error">
            <code>{error.code}</code> {error.message}
          </p>
        </div>
      )}
    </div>
  );
}
