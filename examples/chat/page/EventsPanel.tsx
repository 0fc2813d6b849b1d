import { useOutbox } from "autumn-react";
import type { Delivered } from "./App";
import { EventRow } from "./EventRow";
import { outboxNotes } from "./outboxNotes";

/** How many delivered events are listed; all are counted. */
const shown = 6;

/** What has become of each event: everything that `track` accepted is in one of these lists. */
export function EventsPanel({ delivered }: { delivered: Delivered[] }) {
  const outbox = useOutbox();
  const { pending, sending, rejected, reason, flush, retry, discard } = outbox;
  const waiting = [...pending, ...sending].reverse();
  const refused = [...rejected].reverse();

  return (
    <section className="card panel" aria-labelledby="events-title">
      <div className="panel-title">
        <h2 id="events-title">Events</h2>
        {waiting.length > 0 && reason !== "offline" && (
          <button type="button" className="button small" onClick={() => flush()}>
            Send now
          </button>
        )}
      </div>
      <div className="summary" aria-live="polite">
        <dl className="counts">
          <Count label="Waiting" tone="waiting" count={waiting.length} />
          <Count label="Delivered" tone="delivered" count={delivered.length} />
          <Count label="Refused" tone="refused" count={refused.length} />
        </dl>
        {outboxNotes(outbox).map((note) => (
          <p key={note} className="note">
            {note}
          </p>
        ))}
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
