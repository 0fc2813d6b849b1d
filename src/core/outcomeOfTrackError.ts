import { AutumnError, type AutumnErrorCode } from "./AutumnError";
import { entityPatience } from "./entityPatience";
import { isAutumnError } from "./isAutumnError";
import { outcomeOfAutumnAnswer } from "./outcomeOfAutumnAnswer";
import type { EventOutcome, EventResult } from "./protocol";
import { retryAfter } from "./retryAfter";

/** The codes that are about the event; every other is about the request as a whole. */
const outcomeOfCode: Partial<Record<AutumnErrorCode, EventOutcome>> = {
  invalid_params: "rejected",
  not_allowed: "rejected",
  insufficient_balance: "rejected",
  feature_not_found: "rejected",
  event_not_found: "rejected",
  entity_not_found: "rejected",
  customer_not_found: "retry",
  customer_mismatch: "customer_mismatch",
};

/**
 * What an error of `client.track` means for its event, which is `age` ms old. Throws it, as an AutumnError, where it is
 * about the request as a whole. Knows the errors of our clients and, by their shape, those of the official SDK.
 */
export function outcomeOfTrackError(thrown: unknown, age: number): Omit<EventResult, "id"> {
  const answer = sdkAnswer(thrown);
  const result = answer && outcomeOfAutumnAnswer(answer.status, answer.body, age);
  if (result && !result.error) return result;
  const error = asAutumnError(thrown, answer, result?.error);
  const outcome = outcomeOfCode[error.code];
  if (!outcome) throw error;
  const early = error.code === "entity_not_found" && age < entityPatience;
  return { outcome: early ? "retry" : outcome, error: { code: error.code, message: error.message } };
}

type SdkAnswer = { status: number; body: unknown; headers: Headers | undefined };

/** The answer that an error of the official SDK carries in `statusCode`, `body` (text) and `headers`. */
function sdkAnswer(thrown: unknown): SdkAnswer | undefined {
  const { statusCode, body, headers } = Object(thrown) as { statusCode?: unknown; body?: unknown; headers?: Headers };
  if (typeof statusCode !== "number") return undefined;
  try {
    return { status: statusCode, body: JSON.parse(String(body)), headers };
  } catch {
    return { status: statusCode, body: undefined, headers };
  }
}

function asAutumnError(thrown: unknown, answer: SdkAnswer | undefined, error: EventResult["error"]): AutumnError {
  if (isAutumnError(thrown)) return thrown;
  if (answer && error) {
    return new AutumnError(error.code, error.message, {
      status: answer.status,
      retryAfter: answer.headers && retryAfter(answer.headers),
      cause: thrown,
    });
  }
  const { name } = Object(thrown) as { name?: unknown };
  if (name === "RequestTimeoutError" || name === "TimeoutError") {
    return new AutumnError("timeout", "Autumn did not answer in time. See cause.", { cause: thrown });
  }
  return new AutumnError("network_error", "The client could not reach Autumn. See cause.", { cause: thrown });
}
