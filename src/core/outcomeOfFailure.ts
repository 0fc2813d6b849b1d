import type { AutumnErrorCode } from "./AutumnError";
import { isAutumnError } from "./isAutumnError";

const unclear: readonly AutumnErrorCode[] = ["network_error", "timeout", "aborted", "invalid_response", "server_error"];

/**
 * Whether the events of a request that failed as a whole are surely not counted ("retry") or may have been ("unknown").
 * Surely not: the server refused the request before it did any work (4xx but 408, a redirect, 503 with Retry-After), or
 * nothing was sent. Platforms answer 503 as well where a server broke off, or took too long, in the middle of the work.
 */
export function outcomeOfFailure(error: unknown): "retry" | "unknown" {
  if (!isAutumnError(error) || error.status === 408) return "unknown";
  return unclear.includes(error.code) && (error.status !== 503 || !error.retryAfter) ? "unknown" : "retry";
}
