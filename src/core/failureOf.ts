import { AutumnError, type AutumnErrorCode } from "./AutumnError";
import type { Answer } from "./post";
import { retryAfter } from "./retryAfter";

/** What an answer that isn't the protocol's 200 says about the request as a whole. */
export function failureOf({ status, headers }: Answer): AutumnError {
  const [code, message] = explain(status);
  return new AutumnError(code, `The handler ${message}`, {
    // A browser hides a redirect's status.
    status: status || undefined,
    retryAfter: retryAfter(headers),
  });
}

function explain(status: number): [AutumnErrorCode, string] {
  if (status === 401) return ["unauthorized", "doesn't know who asks (status 401). Sign in, or check its `identify`."];
  if (status === 429) return ["rate_limited", "is asked too often (status 429). Try again later."];
  if (status >= 500) return ["server_error", `failed (status ${status}). Try again later; its log may say more.`];
  if (status >= 400)
    return ["request_refused", `refused the request (status ${status}). Check \`url\`, origin and size.`];
  if (status >= 300 || status === 0) return ["request_refused", "redirects. Give the client the final `url`."];
  return [
    "invalid_response",
    `gave no protocol answer (status ${status}). Check that \`url\` is createAutumnHandler's.`,
  ];
}
