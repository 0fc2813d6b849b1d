/** CORS headers for a listed origin, and none for any other. Answers differ by origin, so caches are told. */
export function corsHeaders(request: Request, allowedOrigins: ReadonlySet<string>): Record<string, string> {
  if (allowedOrigins.size === 0) return {};
  const origin = request.headers.get("origin");
  if (origin === null || !allowedOrigins.has(origin)) return { vary: "Origin" };
  const headers = {
    vary: "Origin",
    "access-control-allow-origin": origin,
    "access-control-allow-credentials": "true",
    "access-control-expose-headers": "retry-after",
  };
  if (request.method !== "OPTIONS") return headers;
  return {
    ...headers,
    "access-control-allow-methods": "POST",
    // The app's own headers (a token, a CSRF header) are its business; with credentials "*" doesn't stand for all.
    "access-control-allow-headers": request.headers.get("access-control-request-headers") ?? "content-type",
    "access-control-max-age": "600",
  };
}
