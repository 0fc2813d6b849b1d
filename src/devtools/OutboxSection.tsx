import type { InspectedOutbox } from "./createInspector";
import { EventRow } from "./EventRow";
import { listEvents } from "./listEvents";
import { nextTry } from "./nextTry";
import { StateBadge } from "./StateBadge";

/** More would only slow the page down. */
const maxShown = 200;

type OutboxSectionProps = { inspected: InspectedOutbox; now: number };

export function OutboxSection({ inspected, now }: OutboxSectionProps) {
  const { name, snapshot, outbox } = inspected;
  const events = listEvents(inspected);
  const customers = [...new Set(outbox.customers())].map((customerId) => customerId ?? "nobody").join(", ");
  return (
    <section className="outbox" aria-label={`Outbox ${name}`}>
      <header className="outbox-head">
        <h3>{name}</h3>
        <span className="muted">{customers}</span>
        {!snapshot.durable && (
          <span className="warning" title="The browser's storage can't be used: events are lost with the page.">
            memory only
          </span>
        )}
        <span className="status">{describe(inspected, now)}</span>
      </header>
      {events.length > 0 && (
        <>
          <div className="cells columns" aria-hidden="true">
            <span>State</span>
            <span>Event</span>
            <span className="number">Tries</span>
            <span className="next">Next try</span>
            <span className="number">Age</span>
          </div>
          <ul aria-label="Events">
            {events.slice(0, maxShown).map((listed) => (
              <EventRow key={listed.event.id} listed={listed} inspected={inspected} now={now} />
            ))}
          </ul>
        </>
      )}
      {events.length > maxShown && <p className="note">{events.length - maxShown} older ones are not listed.</p>}
      {snapshot.held > 0 && (
        <p className="note">
          <StateBadge state="held" count={snapshot.held} /> for another customer than this page or the handler names:
          what they are is not shown.
        </p>
      )}
      {events.length + snapshot.held === 0 && (
        <p className="note">Nothing yet. Events show up here when they are tracked.</p>
      )}
    </section>
  );
}

function describe({ snapshot }: InspectedOutbox, now: number): string {
  const { status, reason } = snapshot;
  if (status !== "waiting") return status;
  if (reason === "offline") return "offline";
  const when = nextTry({}, snapshot, now);
  return `${reason === "login" ? "needs a sign-in" : "waiting"}${when === "—" ? "" : `, next try ${when}`}`;
}
