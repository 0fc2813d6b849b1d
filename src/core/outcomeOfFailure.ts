import { isAutumnError } from "./isAutumnError";

/**
 * Whether the events of a request that failed as a whole are surely not counted ("retry") or may have been ("unknown").
 * Surely not: the server refused the request before it did any work (4xx but 408, a redirect, 503), or nothing was sent.
 */
export function outcomeOfFailure(error: unknown): "retry" | "unknown" {
  if (!isAutumnError(error)) return "unknown";
  switch (error.code) {
    case "network_error":
    case "timeout":
    case "aborted":
    case "invalid_response":
      return "unknown";
    case "server_error":
      return error.status === 503 ? "retry" : "unknown";
    default:
      return error.status === 408 ? "unknown" : "retry";
  }
}
