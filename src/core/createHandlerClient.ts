import { askHandler, deliver } from "./AutumnClient";
import type { AutumnClientOptions } from "./createAutumnClient";
import { createEndpoint, type RequestOptions } from "./createEndpoint";
import { failureOf } from "./failureOf";
import { protocolVersion, type TrackAnswer, type TrackRequest, type TrackRequestEvent } from "./protocol";
import { readJson } from "./readJson";
import { readTrackAnswer } from "./readTrackAnswer";
import { requestHeaders } from "./requestHeaders";

/** Speaks the protocol with `createAutumnHandler`, as far as an outbox needs it; what `useBalance` needs is in `checkThrough`. */
export function createHandlerClient({
  url = "/api/autumn",
  headers,
  credentials,
  fetch,
  timeout = 15_000,
}: AutumnClientOptions = {}) {
  if (typeof headers !== "function") requestHeaders(headers);
  const post = createEndpoint({ url, credential: headers, headersOf: (known) => known, credentials, fetch, timeout });

  async function send(events: TrackRequestEvent[], options: RequestOptions): Promise<TrackAnswer> {
    const answer = await post("/track", { v: protocolVersion, events } satisfies TrackRequest, options);
    const read = answer.status === 200 && readTrackAnswer(readJson(answer));
    if (!read) throw failureOf("The handler", answer.status, answer.retryAfter);
    return read;
  }

  return {
    url,
    [askHandler]: post,
    [deliver]: (events: TrackRequestEvent[], options: RequestOptions) => send(events, options),
  };
}
