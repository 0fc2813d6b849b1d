import { enqueue } from "../usage/enqueue";
import { trackedFeatures } from "../usage/trackedFeatures";
import { parseBody } from "../wire/parseBody";
import { Refusal } from "../wire/Refusal";
import { batchTrackSchema } from "../wire/wireSchemas";
import type { Route } from "./Route";
import { refuseFutureTimestamp } from "./refuseFutureTimestamp";

/** POST /v1/balances.batch_track: queues all, or refuses all; what fails later fails unheard. */
export const batchTrack: Route = ({ org, body, version }) => {
  const items = parseBody(batchTrackSchema, body);
  for (const item of items) refuseFutureTimestamp(org, item);
  for (const item of items) trackedFeatures(org.catalog, item);
  for (const item of items) {
    const dated = { ...item, timestamp: item.timestamp ?? org.now() };
    if (!enqueue(org, { kind: "track", body: dated, idempotencyKey: null, version, claimsBodyKey: true })) {
      throw new Refusal(503, "internal_error", "Async track is not available right now");
    }
  }
  return { status: 200, body: { success: true } };
};
