import { isOutOfReach } from "../org/isOutOfReach";
import type { Org } from "../org/Org";
import { claimIdempotencyKey } from "../requests/claimIdempotencyKey";
import { enqueue } from "../usage/enqueue";
import { runTrack, type TrackRequest } from "../usage/runTrack";
import { trackedFeatures } from "../usage/trackedFeatures";
import { parseBody } from "../wire/parseBody";
import { Refusal } from "../wire/Refusal";
import { trackSchema } from "../wire/wireSchemas";
import type { Route, RouteAnswer } from "./Route";
import { refuseFutureTimestamp } from "./refuseFutureTimestamp";
import { refuseUnknownExpand } from "./refuseUnknownExpand";

/** POST /v1/balances.track: counts now (200), or queues what shall, or for now can, only be counted later (202). */
export const track: Route = ({ org, body: json, idempotencyKey, version, expand, query }) => {
  refuseUnknownExpand(query, "balance.feature");
  const body = parseBody(trackSchema, json);
  refuseFutureTimestamp(org, body);
  trackedFeatures(org.catalog, body);
  const claim = claimIdempotencyKey(org, body.idempotency_key ? `track:${body.idempotency_key}` : null);
  try {
    return countOrQueue(org, { body, idempotencyKey, version, expand });
  } catch (error) {
    claim.releaseAfter(error);
    throw error;
  }
};

function countOrQueue(org: Org, request: TrackRequest): RouteAnswer {
  const { body } = request;
  if (body.async) return queue(org, request) ?? refuse(503, "Async track is not available right now");
  const isDown = isOutOfReach(org, body.customer_id);
  if (isDown || org.conditions.orgCapExceeded) {
    const queued = queue(org, request);
    if (queued) return queued;
  }
  if (isDown) refuse(500, "[redis-unavailable] source=runTrackWithRollout reason=not_ready");
  try {
    return { status: 200, body: runTrack(org, request) };
  } catch (error) {
    const queued = error instanceof Refusal && error.status === 500 && queue(org, request);
    if (queued) return queued;
    throw error;
  }
}

function queue(org: Org, { body, idempotencyKey, version }: TrackRequest): RouteAnswer | undefined {
  const dated = { ...body, timestamp: body.timestamp ?? org.now() };
  if (!enqueue(org, { kind: "track", body: dated, idempotencyKey, version, claimsBodyKey: false })) return undefined;
  const { customer_id, entity_id, event_name, value = 1 } = body;
  return { status: 202, body: { customer_id, entity_id, event_name, value, balance: null } };
}

function refuse(status: number, message: string): never {
  throw new Refusal(status, "internal_error", message);
}
