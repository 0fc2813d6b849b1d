import type { PageFile } from "./buildPage";

/** As strict as it gets: the package needs neither inline scripts nor `eval`. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join("; ");

/** Serves the built page; `pageData` is what each page is told when it is asked for, as JSON in its HTML. */
export function createPageHandler(files: Map<string, PageFile>, pageData: (request: Request) => unknown) {
  return async function pageHandler(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    const file = files.get(pathname === "/" ? "/index.html" : pathname);
    if (!file) return new Response("There is nothing at this address.", { status: 404 });
    if (!pathname.startsWith("/assets/")) {
      const data = JSON.stringify(pageData(request)).replaceAll("<", "\\u003c");
      const body = String(file.body).replace('"page data"', () => data);
      return respond({ ...file, body }, "no-store");
    }
    return respond(file, "public, max-age=31536000, immutable");
  };
}

function respond({ type, body }: PageFile, cacheControl: string): Response {
  return new Response(body, {
    headers: {
      "content-type": type,
      "cache-control": cacheControl,
      "content-security-policy": contentSecurityPolicy,
      "x-content-type-options": "nosniff",
    },
  });
}
