import { refuseRequest } from "./refuseRequest";

/**
 * Keeps other sites from using the cookies of whoever visits them. A browser says where a request comes from in headers
 * that a page can't set: Sec-Fetch-Site decides where it is sent (to https and localhost), else Origin is compared with Host.
 * With neither header it is no browser's request, so that there are no cookies to misuse: whoever sends it is up to `identify`.
 */
export function checkOrigin(request: Request, allowedOrigins: ReadonlySet<string>): void {
  const origin = request.headers.get("origin");
  if (origin !== null && allowedOrigins.has(origin)) return;
  const site = request.headers.get("sec-fetch-site");
  const isOwn =
    origin !== "null" &&
    (site === null
      ? origin === null || hostOf(origin) === ownHost(request)
      : site === "same-origin" || site === "none");
  if (!isOwn) {
    refuseRequest(403, "This origin is not in the handler's allowedOrigins.");
  }
}

/** Without the scheme, which a proxy that ends TLS changes. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

function ownHost(request: Request): string {
  const { host, protocol } = new URL(request.url);
  const header = request.headers.get("host");
  return (header === null ? undefined : hostOf(`${protocol}//${header}`)) ?? host;
}
