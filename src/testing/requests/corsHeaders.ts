/** Autumn's own sites; and, as this is a development server, localhost on any port. */
const ALLOWED =
  /^(https:\/\/(app|staging|dev|api\.staging|checkout)\.useautumn\.com|https?:\/\/([a-zA-Z0-9-]+\.)*localhost(:\d+)?)$/;

const PREFLIGHT = {
  "access-control-allow-methods": "POST,GET,PUT,DELETE,PATCH,OPTIONS",
  "access-control-allow-headers":
    "app_env,x-sandbox-org-id,x-api-version,x-client-type,x-request-id,x-visitor-id,Authorization,Content-Type,Accept,Origin," +
    "X-API-Version,X-Requested-With,Access-Control-Request-Method,Access-Control-Request-Headers,Cache-Control,If-Match," +
    "If-None-Match,If-Modified-Since,If-Unmodified-Since,idempotency-key,Idempotency-Key,User-Agent",
  "access-control-max-age": "600",
  "content-type": "text/plain; charset=UTF-8",
  vary: "Origin, Access-Control-Request-Headers",
};

/** What a browser gets to see, by origin. Another site's page gets no `access-control-allow-origin`: it can't read the answer. */
export function corsHeaders(method: string, origin: string | null): Record<string, string> {
  if (origin === null && method !== "OPTIONS") return {};
  return {
    ...(origin !== null && ALLOWED.test(origin) && { "access-control-allow-origin": origin }),
    "access-control-allow-credentials": "true",
    "access-control-expose-headers": "Content-Length",
    vary: "Origin",
    ...(method === "OPTIONS" && PREFLIGHT),
  };
}
