import { AutumnError } from "./AutumnError";
import { isAutumnError } from "./isAutumnError";
import { outcomeOfAutumnAnswer } from "./outcomeOfAutumnAnswer";
import { outcomeOfEventError } from "./outcomeOfEventError";
import { parseJson } from "./parseJson";
import type { EventResult } from "./protocol";
import { retryAfter } from "./retryAfter";

/**
 * What an error of `client.track` means for its event, which is `age` ms old. Throws an AutumnError where it is about
 * the request as a whole. Knows the errors of our clients and, by their shape, those of the official SDK.
 */
export function outcomeOfTrackError(thrown: unknown, age: number): Omit<EventResult, "id"> {
  if (isAutumnError(thrown)) {
    const { code, message } = thrown;
    const outcome = outcomeOfEventError(code, age);
    if (!outcome) throw thrown;
    return { outcome, error: { code, message } };
  }
  const { statusCode, body, headers, name } = Object(thrown) as {
    statusCode?: number;
    body?: string;
    headers?: Headers;
    name?: unknown;
  };
  if (statusCode) {
    const result = outcomeOfAutumnAnswer(statusCode, parseJson(body), age);
    const { error } = result;
    if (!error || outcomeOfEventError(error.code, age)) return result;
    throw new AutumnError(error.code, error.message, {
      status: statusCode,
      retryAfter: headers && retryAfter(headers),
      cause: thrown,
    });
  }
  throw new AutumnError(/timeout/i.test(String(name)) ? "timeout" : "network_error", "The client failed, see cause.", {
    cause: thrown,
  });
}
