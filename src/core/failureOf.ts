import { AutumnError, type AutumnErrorCode } from "./AutumnError";

/** What an answer says about the request as a whole, whoever gave it. */
export function failureOf(server: "Autumn" | "The handler", status: number, retryAfter?: number): AutumnError {
  const [code, fix] = explain(status);
  return new AutumnError(code, `${server} answered ${status || "with a redirect"} (${code}). ${fix}`, {
    // A browser hides a redirect's status.
    status: status || undefined,
    retryAfter,
  });
}

function explain(status: number): [AutumnErrorCode, string] {
  if (status === 401) return ["unauthorized", "Sign in, or check the credentials."];
  if (status === 429) return ["rate_limited", "Try again later."];
  if (status >= 500) return ["server_error", "Try again later."];
  if (status >= 300 || status === 0) return ["request_refused", "Check the client's url and options."];
  return ["invalid_response", "That can't be read. Check the client's url."];
}
