import { AutumnError, type AutumnErrorCode } from "../core/AutumnError";

/** Refuses a request as a whole: its events are neither counted nor rejected, and their outbox tries again. */
export function refuseRequest(
  status: number,
  message: string,
  code: AutumnErrorCode = "request_refused",
  retryAfter?: number,
): never {
  throw new AutumnError(code, message, { status, retryAfter });
}
