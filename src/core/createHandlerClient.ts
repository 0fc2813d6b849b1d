import { type CheckParams, type CheckResponse, deliver, type TrackOptions } from "./AutumnClient";
import { AutumnError } from "./AutumnError";
import type { AutumnClientOptions } from "./createAutumnClient";
import { createEndpoint, type RequestOptions } from "./createEndpoint";
import { failureOf } from "./failureOf";
import {
  type BalanceAnswer,
  type BalanceRequest,
  protocolVersion,
  type TrackAnswer,
  type TrackRequest,
  type TrackRequestEvent,
} from "./protocol";
import { readBalance } from "./readBalance";
import { readJson } from "./readJson";
import { readTrackAnswer } from "./readTrackAnswer";
import { requestHeaders } from "./requestHeaders";

/** Speaks the protocol with `createAutumnHandler`: all that an outbox and `useBalance` need. */
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
    if (!read) throw failureOf("The handler", answer.status, answer.headers);
    return read;
  }

  return {
    url,
    async check({ customerId, featureId, entityId }: CheckParams, options: TrackOptions = {}): Promise<CheckResponse> {
      const body: BalanceRequest = { v: protocolVersion, customerId, featureId, entityId };
      const answer = await post("/balance", body, options);
      const { v, balance: given, error } = Object(readJson(answer)) as Partial<BalanceAnswer> & { error?: AutumnError };
      const balance = answer.status === 200 && v === protocolVersion ? readBalance(given) : undefined;
      if (balance !== undefined) return { balance };
      const failure = failureOf("The handler", answer.status, answer.headers);
      // Only the handler has such codes; a platform's own pages have others.
      const isOurs = /^[a-z]+_[a-z_]+$/.test(String(error?.code)) && typeof error?.message === "string";
      throw isOurs ? new AutumnError(error.code, error.message, failure) : failure;
    },
    [deliver]: (events: TrackRequestEvent[], options: RequestOptions) => send(events, options),
  };
}
