import { AutumnError, type AutumnErrorCode } from "./AutumnError";
import { retryAfter } from "./retryAfter";

/** What an answer says about the request as a whole, whoever gave it. */
export function failureOf(server: "Autumn" | "The handler", status: number, headers?: Headers): AutumnError {
  const [code, message] = explain(status);
  return new AutumnError(code, `${server} ${message}`, {
    // A browser hides a redirect's status.
    status: status || undefined,
    retryAfter: headers && retryAfter(headers),
  });
}

function explain(status: number): [AutumnErrorCode, string] {
  if (status === 401) return ["unauthorized", "does not know who asks (401). Sign in, or check the credentials."];
  if (status === 429) return ["rate_limited", "is asked too often (429). Try again later."];
  if (status >= 500) return ["server_error", `failed (${status}). Try again later.`];
  if (status >= 400) return ["request_refused", `refused the request (${status}). Check the client's options.`];
  if (status >= 300 || status === 0) return ["request_refused", "redirects. Check the client's url."];
  return ["invalid_response", `answered what can't be read (${status}). Check the client's url.`];
}
