import { type AutumnClient, type BatchingClient, type DeliveringClient, deliver } from "./AutumnClient";
import { AutumnError } from "./AutumnError";
import { idempotencyKey } from "./idempotencyKey";
import { outcomeOfTrackError } from "./outcomeOfTrackError";
import {
  type EventResult,
  maxEventsPerRequest,
  protocolVersion,
  type TrackAnswer,
  type TrackRequestEvent,
} from "./protocol";
import { readTrackResponse } from "./readTrackResponse";

/** Below this age (ms) an event needs no timestamp: now is near enough. */
const agedAfter = 60_000;

export type Deliverer = {
  /** How many events one request of this client carries; `deliver` takes no more. */
  maxEvents: number;
  /** Calls the client before it returns. Rejects with an AutumnError where the request as a whole failed. */
  deliver(events: TrackRequestEvent[], options: { keepalive: boolean }): Promise<TrackAnswer>;
};

/** Makes any client deliver as the protocol does: many events a request where it can, else one. */
export function deliverThrough(client: DeliveringClient): Deliverer {
  if (isBatching(client)) return { maxEvents: maxEventsPerRequest, deliver: client[deliver] };
  return {
    maxEvents: 1,
    deliver: async (events, options) => ({
      v: protocolVersion,
      results: await Promise.all(events.map((event) => trackEvent(client, event, options))),
    }),
  };
}

function isBatching(client: DeliveringClient): client is Pick<BatchingClient, typeof deliver> {
  return deliver in client;
}

async function trackEvent(
  client: AutumnClient,
  { id, age, params }: TrackRequestEvent,
  { keepalive }: { keepalive: boolean },
): Promise<EventResult> {
  const dated = age >= agedAfter && params.timestamp === undefined;
  try {
    const answer = await client.track(dated ? { ...params, timestamp: Math.floor(Date.now() - age) } : params, {
      headers: { "Idempotency-Key": idempotencyKey(params.customerId, id) },
      keepalive,
    });
    return { id, ...outcomeOfResponse(answer) };
  } catch (error) {
    return { id, ...outcomeOfTrackError(error, age) };
  }
}

function outcomeOfResponse(answer: unknown): Omit<EventResult, "id"> {
  const response = readTrackResponse(answer);
  if (!response) {
    throw new AutumnError("invalid_response", "The client resolved to no TrackResponse.");
  }
  // The official SDK says so that Autumn is down, unless it is made with `failOpen: false`.
  if (response.customerId === "") {
    throw new AutumnError("server_error", "The client did not reach Autumn. Make it with `failOpen: false`.");
  }
  return response.duplicate ? { outcome: "duplicate" } : { outcome: "delivered", response };
}
