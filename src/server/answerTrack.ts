import { protocolVersion, type TrackAnswer } from "../core/protocol";
import { checkRateLimit } from "./checkRateLimit";
import { createCustomerCall } from "./createCustomerCall";
import { forwardEvent } from "./forwardEvent";
import { inParallel } from "./inParallel";
import { judgeEvent } from "./judgeEvent";
import type { CustomerScope } from "./RequestScope";
import { readTrackRequest } from "./readTrackRequest";

/** Events of one request that are with Autumn, or with the app's `allow` function, at a time. */
const atOnce = 10;

/** Answers `POST …/track`: judges each event by itself, then sends on those that are allowed. */
export async function answerTrack(body: Record<string, unknown>, scope: CustomerScope): Promise<TrackAnswer> {
  const events = readTrackRequest(body, scope.settings.maxAge);
  const judged = await inParallel(events, atOnce, (event) => judgeEvent(event, scope));
  await checkRateLimit(judged.filter((event) => "params" in event).length, scope);
  const callAutumn = createCustomerCall(scope);
  const results = await inParallel(judged, atOnce, async (event) =>
    "params" in event ? forwardEvent(event, callAutumn, scope) : event,
  );
  return { v: protocolVersion, now: Date.now(), results };
}
