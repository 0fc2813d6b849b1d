import type { ReactNode } from "react";
import { type OutboxEvent, useOutbox } from "../../src/index";
import { Badge } from "./Badge";
import { countOf } from "./countOf";

type OutboxPanelProps = {
  /** Signs the customer in again, where the handler asks for it. */
  onSignIn: () => void;
};

/** Everything that useOutbox tells, and every button that it offers. */
export function OutboxPanel({ onSignIn }: OutboxPanelProps) {
  const { pending, sending, held, rejected, status, reason, until, durable, flush, retry, discard } = useOutbox();

  function signIn() {
    onSignIn();
    void flush();
  }

  return (
    <>
      <p role="status" aria-label="Outbox" className="line">
        <Badge state={status}>{status}</Badge>
        <span>
          {status === "sending" && `${countOf(sending)} under way`}
          {status === "waiting" &&
            `${countOf(pending)} ${pending.length === 1 ? "waits" : "wait"}: ${why(reason, until)}`}
          {status === "idle" && "nothing waits"}
        </span>
      </p>
      {!durable && (
        <p className="line">
          <Badge state="refused">memory only</Badge> the browser's storage can't be used: events are lost with the page
        </p>
      )}
      {held > 0 && (
        <p className="line">
          <Badge state="held">held</Badge> {held} for another customer
        </p>
      )}
      {pending.length + sending.length > 0 && (
        <ul className="rows" aria-label="On their way">
          {sending.map((event) => (
            <Row key={event.id} event={event} />
          ))}
          {pending.map((event) => (
            <Row key={event.id} event={event}>
              <button type="button" className="button quiet" onClick={() => discard(event.id)}>
                Discard
              </button>
            </Row>
          ))}
        </ul>
      )}
      {rejected.length > 0 && (
        <ul className="rows" aria-label="Refused">
          {rejected.map((event) => (
            <Row key={event.id} event={event}>
              <button type="button" className="button quiet" onClick={() => retry(event.id)}>
                Retry
              </button>
              <button type="button" className="button quiet" onClick={() => discard(event.id)}>
                Discard
              </button>
            </Row>
          ))}
        </ul>
      )}
      {status === "waiting" && (
        <div className="actions">
          {reason === "login" ? (
            <button type="button" className="button" onClick={signIn}>
              Sign in again
            </button>
          ) : (
            <button type="button" className="button" disabled={reason === "offline"} onClick={() => void flush()}>
              Send now
            </button>
          )}
        </div>
      )}
    </>
  );
}

function why(reason: "offline" | "backoff" | "login" | undefined, until: number | undefined): string {
  if (reason === "offline") return "you are offline";
  if (reason === "login") return "please sign in";
  return until === undefined ? "trying again soon" : `next try at ${new Date(until).toLocaleTimeString()}`;
}

function Row({ event: { params, attempts, error }, children }: { event: OutboxEvent; children?: ReactNode }) {
  const tries = attempts === 1 ? "1 attempt" : `${attempts} attempts`;
  return (
    <li className="row">
      <span className="row-head">
        <strong>{params.featureId ?? params.eventName}</strong>
        <span className="muted">× {params.value ?? 1}</span>
        {error ? <Badge state="refused">{error.code}</Badge> : <span className="muted">{tries}</span>}
      </span>
      {error && <span>{error.message}</span>}
      {children && <span className="actions">{children}</span>}
    </li>
  );
}
