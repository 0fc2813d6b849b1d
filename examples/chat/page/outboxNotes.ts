import type { UseOutboxResult } from "autumn-react";
import { formatTime } from "./formatTime";

/** `detail` changes while `text` stays true. */
type OutboxNote = { text: string; detail?: string };

/** What there is to say about events that wait. */
export function outboxNotes({ pending, sending, reason, until, held, durable }: UseOutboxResult): OutboxNote[] {
  const notes: OutboxNote[] = [];
  const isRetried = [...pending, ...sending].some(({ lastOutcome }) => lastOutcome !== undefined);
  if (pending.length > 0 && reason === "offline")
    notes.push({ text: "You are offline. They are kept on this device." });
  else if (pending.length > 0 && reason === "login") {
    notes.push({ text: "The session has ended. They wait for a sign-in." });
  } else if (isRetried) {
    notes.push({ text: "Not confirmed yet.", detail: until ? `Next try at ${formatTime(until)}.` : "Trying again." });
  }
  if (held === 1) notes.push({ text: "1 event of another account waits until it signs in." });
  if (held > 1) notes.push({ text: `${held} events of another account wait until it signs in.` });
  if (!durable) notes.push({ text: "This browser blocks storage: what waits is lost with the tab." });
  return notes;
}
