import { isPlainObject } from "../core/isPlainObject";
import { maxEventsPerRequest, protocolVersion } from "../core/protocol";
import { refuseRequest } from "./refuseRequest";

/** An event as it came: its params are not looked at yet. */
export type IncomingEvent = { id: string; age: number; params: unknown };

/** As `crypto.randomUUID` writes it. Only this form: the id goes into a header. */
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Reads what surrounds the params of a TrackRequest. What a client of this package can't have sent is refused whole. */
export function readTrackRequest(body: unknown, maxAge: number): IncomingEvent[] {
  if (!isPlainObject(body)) return refuseRequest(400, "The request's body is no JSON object.");
  if (body.v !== protocolVersion) {
    refuseRequest(
      400,
      `The request speaks a version of the protocol that this handler does not know (it knows ${protocolVersion}).`,
    );
  }
  const { events } = body;
  if (!Array.isArray(events)) return refuseRequest(400, "The request has no list of events.");
  if (events.length > maxEventsPerRequest)
    refuseRequest(413, `The request has over ${maxEventsPerRequest} events. Send fewer at a time.`);

  const seen = new Set<string>();
  return events.map((event: unknown) => {
    if (!isPlainObject(event)) return refuseRequest(400, "An event is no JSON object.");
    const { id, age, params } = event;
    if (typeof id !== "string" || !uuid.test(id)) return refuseRequest(400, "An event's id is no UUID.");
    if (seen.has(id)) refuseRequest(400, "Two events have the same id.");
    seen.add(id);
    if (typeof age !== "number" || !(age >= 0 && age <= maxAge)) {
      return refuseRequest(400, `An event's age is no number of ms from 0 to ${maxAge}.`);
    }
    return { id, age, params };
  });
}
