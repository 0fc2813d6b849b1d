import { useId, useRef, useState } from "react";
import type { InspectedOutbox } from "./createInspector";
import { EventDetails } from "./EventDetails";
import { formatDuration } from "./formatDuration";
import { formatTime } from "./formatTime";
import { Icon } from "./Icon";
import type { ListedEvent } from "./listEvents";
import { nextTry } from "./nextTry";
import { StateBadge } from "./StateBadge";

export type EventRowProps = { listed: ListedEvent; inspected: InspectedOutbox; now: number };

/** One event in a line, which opens to all that is known of it. */
export function EventRow({ listed, inspected, now }: EventRowProps) {
  const [isOpen, setIsOpen] = useState(false);
  const detailsId = useId();
  const line = useRef<HTMLButtonElement>(null);
  const { event, state } = listed;
  const { entityId, value = 1 } = event.params;
  const name = event.params.featureId ?? event.params.eventName ?? "unreadable";
  const next = state === "pending" ? nextTry(event, inspected.snapshot, now) : "";
  const isUnsettled = state === "pending" || state === "sending";
  const age = isUnsettled ? formatDuration(now - event.createdAt) : event.createdAt > 0 && formatTime(event.createdAt);
  const label = [
    `${state} ${name} × ${value}`,
    entityId,
    event.error?.code,
    event.attempts === 1 ? "1 attempt" : `${event.attempts} attempts`,
    next && `next try ${next}`,
    isUnsettled ? `${age} old` : age,
  ];

  function retry() {
    // The button that was clicked goes, and must not take the focus with it.
    line.current?.focus();
    inspected.outbox.retry(event.id);
  }

  function discard() {
    line.current?.closest<HTMLElement>(".panel")?.focus();
    inspected.outbox.discard(event.id);
  }

  return (
    <li>
      <button
        ref={line}
        type="button"
        className="row"
        aria-expanded={isOpen}
        aria-controls={isOpen ? detailsId : undefined}
        onClick={() => setIsOpen(!isOpen)}
      >
        <span className="hidden">{label.filter(Boolean).join(", ")}</span>
        <span className="cells" aria-hidden="true">
          <span>
            <StateBadge state={state} />
          </span>
          <span className="what">
            <b>{name}</b> <span className="muted">× {value}</span>
            {entityId && <span className="muted"> · {entityId}</span>}
            {event.error && <code className="code">{event.error.code}</code>}
          </span>
          <span className="number">{event.attempts}</span>
          <span className="next">{next}</span>
          <span className="number">{age}</span>
          <Icon name="open" />
        </span>
      </button>
      {isOpen && <EventDetails id={detailsId} {...{ listed, inspected, now }} onRetry={retry} onDiscard={discard} />}
    </li>
  );
}
