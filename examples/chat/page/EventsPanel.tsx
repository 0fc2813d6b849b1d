import { useOutbox } from "autumn-react";
import { useRef } from "react";
import type { Delivered } from "./App";
import { EventRow } from "./EventRow";
import { outboxNotes } from "./outboxNotes";
import { useKeptFocus } from "./useKeptFocus";

/** How many delivered events are listed; all are counted. */
const shown = 6;

/** What has become of each event: everything that `track` accepted is in one of these lists. */
export function EventsPanel({ delivered }: { delivered: Delivered[] }) {
  const panel = useRef<HTMLElement>(null);
  const keptFocus = useKeptFocus(panel);
  const outbox = useOutbox();
  const { pending, sending, rejected, reason, flush, retry, discard } = outbox;
  const waiting = [...pending, ...sending].reverse();
  const refused = [...rejected].reverse();

  return (
    <section ref={panel} className="card panel" aria-labelledby="events-title" {...keptFocus}>
      <div className="panel-title">
        <h2 id="events-title">Events</h2>
        {waiting.length > 0 && reason !== "offline" && (
          <button type="button" className="button small" onClick={() => flush()}>
            Send now
          </button>
        )}
      </div>
      <div>
        <dl className="counts">
          <Count label="Waiting" tone="waiting" count={waiting.length} />
          <Count label="Delivered" tone="delivered" count={delivered.length} />
          <Count label="Refused" tone="refused" count={refused.length} />
        </dl>
        {/* Told once; the time of the next try, which changes with each, is there to be read. */}
        <div aria-live="polite">
          {outboxNotes(outbox).map(({ text, detail }) => (
            <p key={text} className="note">
              {text} {detail && <span aria-live="off">{detail}</span>}
            </p>
          ))}
        </div>
      </div>
      <ul className="events">
        {waiting.map(({ id, params, createdAt, attempts }) => (
          <EventRow key={id} tone="waiting" params={params} at={createdAt} detail={triedWords(attempts)}>
            <button type="button" className="button small" onClick={() => discard(id)}>
              Discard
            </button>
          </EventRow>
        ))}
        {refused.map(({ id, params, createdAt, error }) => (
          <EventRow key={id} tone="refused" params={params} at={createdAt} detail={error?.message}>
            <button type="button" className="button small" onClick={() => retry(id)}>
              Retry
            </button>
            <button type="button" className="button small" onClick={() => discard(id)}>
              Discard
            </button>
          </EventRow>
        ))}
        {delivered.slice(0, shown).map(({ key, featureId, response: { value }, at }) => (
          <EventRow key={key} tone="delivered" params={{ featureId, value }} at={at} />
        ))}
      </ul>
    </section>
  );
}

function Count({ label, tone, count }: { label: string; tone: string; count: number }) {
  return (
    <div className={`tone-${tone}`}>
      <dt>{label}</dt>
      <dd>{count}</dd>
    </div>
  );
}

function triedWords(attempts: number): string {
  return attempts === 0 ? "Not tried yet" : attempts === 1 ? "Tried once" : `Tried ${attempts} times`;
}
