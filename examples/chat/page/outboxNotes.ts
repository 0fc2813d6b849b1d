import type { UseOutboxResult } from "autumn-react";
import { formatTime } from "./formatTime";

/** What there is to say about events that wait. */
export function outboxNotes({ pending, reason, until, held, durable }: UseOutboxResult): string[] {
  const notes: string[] = [];
  if (pending.length > 0 && reason === "offline") notes.push("You are offline. They are kept on this device.");
  if (pending.length > 0 && reason === "login") notes.push("The session has ended. They wait for a sign-in.");
  if (pending.length > 0 && reason === "backoff" && until) {
    notes.push(`Not confirmed yet. Next try at ${formatTime(until)}.`);
  }
  if (held === 1) notes.push("1 event of another account waits until it signs in.");
  if (held > 1) notes.push(`${held} events of another account wait until it signs in.`);
  if (!durable) notes.push("This browser blocks storage: what waits is lost with the tab.");
  return notes;
}
