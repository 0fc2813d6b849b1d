import type { OutboxEvent } from "../core/outbox/Outbox";
import type { TrackResponse } from "../core/TrackResponse";
import type { InspectedOutbox } from "./createInspector";

/** An event with where it is on its way. */
export type ListedEvent = { event: OutboxEvent } & (
  | { state: "pending" | "sending" | "rejected" }
  | { state: "delivered"; response: TrackResponse; at: number }
);

export type EventState = ListedEvent["state"];

/** Everything of an outbox that may be shown, the newest first. */
export function listEvents({ snapshot, delivered }: InspectedOutbox): ListedEvent[] {
  const inState = (state: "pending" | "sending" | "rejected") =>
    snapshot[state].map((event): ListedEvent => ({ event, state }));
  const arrived = delivered.map((delivery): ListedEvent => ({ ...delivery, state: "delivered" }));
  return [...inState("pending"), ...inState("sending"), ...inState("rejected"), ...arrived].sort(
    (a, b) => b.event.createdAt - a.event.createdAt,
  );
}
