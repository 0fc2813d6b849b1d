import { isEventId } from "../core/isEventId";
import { isPlainObject } from "../core/isPlainObject";
import { maxEventsPerRequest } from "../core/protocol";
import { refuseRequest } from "./refuseRequest";

/** An event as it came: its params are not looked at yet. */
export type IncomingEvent = { id: string; age: number; params: unknown };

/** Reads what surrounds the params of a TrackRequest's events. What a client of this package can't have sent is refused whole. */
export function readTrackRequest({ events }: Record<string, unknown>, maxAge: number): IncomingEvent[] {
  if (!Array.isArray(events)) return refuseRequest(400, "The body has no list of events.");
  if (events.length > maxEventsPerRequest) refuseRequest(413, `The body has over ${maxEventsPerRequest} events.`);

  const seen = new Set<string>();
  return events.map((event: unknown) => {
    if (!isPlainObject(event)) return refuseRequest(400, "An event is no JSON object.");
    const { id, age, params } = event;
    if (!isEventId(id)) return refuseRequest(400, "An event's id is no UUID.");
    if (seen.has(id)) refuseRequest(400, "Two events have the same id.");
    seen.add(id);
    if (typeof age !== "number" || !(age >= 0 && age <= maxAge)) {
      return refuseRequest(400, `An event's age is not from 0 to ${maxAge} ms.`);
    }
    return { id, age, params };
  });
}
