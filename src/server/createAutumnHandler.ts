import { AutumnError } from "../core/AutumnError";
import { isAutumnError } from "../core/isAutumnError";
import type { AutumnHandlerOptions } from "./AutumnHandlerOptions";
import { answerBalance } from "./answerBalance";
import { answerTrack } from "./answerTrack";
import { checkOptions } from "./checkOptions";
import { checkOrigin } from "./checkOrigin";
import { corsHeaders } from "./corsHeaders";
import { createReport } from "./createReport";
import { identifyCustomer } from "./identifyCustomer";
import type { CustomerScope, RequestScope } from "./RequestScope";
import { readBody } from "./readBody";
import { readEnvelope } from "./readEnvelope";
import { refuseRequest } from "./refuseRequest";
import { startDeadline } from "./startDeadline";

/** Answers a request; never rejects. `POST` and `OPTIONS` are itself, under the names that Next.js looks for. */
export type AutumnHandler<Context = unknown> = {
  (request: Request, context?: Context): Promise<Response>;
  POST: (request: Request, context?: Context) => Promise<Response>;
  OPTIONS: (request: Request, context?: Context) => Promise<Response>;
};

/** By the last segment of the request's path. */
const routes = new Map<string, (body: Record<string, unknown>, scope: CustomerScope) => Promise<object>>([
  ["track", answerTrack],
  ["balance", answerBalance],
]);

/**
 * Makes the backend half of the package: it takes the events of the app's pages, and sends those that `allow` lets pass
 * to Autumn, for the customer that `identify` names. Web standards only (`Request`, `Response`, `fetch`): Node, Bun,
 * Deno, Workers; node:http and Express through `toNodeHandler`.
 *
 * It serves `POST {wherever it is mounted}/track` and `…/balance`, answers within `timeout`, and refuses whole what no
 * client of this package sends: with 4xx and `{ error: { code, message } }`.
 *
 * @throws AutumnError `invalid_options` when it is made: a missing key, `identify` or `allow`, or a mistake in them.
 *
 * @example
 * // app/api/autumn/[...all]/route.ts
 * import { createAutumnHandler } from "autumn-react/server";
 *
 * declare function currentUser(request: Request): Promise<{ id: string; email: string } | null>;
 *
 * export const { POST, OPTIONS } = createAutumnHandler({
 *   secretKey: process.env.AUTUMN_SECRET_KEY,
 *   identify: async (request) => {
 *     const user = await currentUser(request);
 *     return user && { customerId: user.id, email: user.email };
 *   },
 *   allow: { features: { messages: true, seats: { min: -1, entity: "own" } }, events: { "message-sent": { max: 5 } } },
 * });
 */
export function createAutumnHandler<Context = unknown>(options: AutumnHandlerOptions<Context>): AutumnHandler<Context> {
  const settings = checkOptions(options);

  async function autumnHandler(request: Request, context?: Context): Promise<Response> {
    const scope = { settings, deadline: startDeadline(settings.timeout), report: createReport(settings.onError) };
    let status = 200;
    let answer: object | undefined;
    const headers: Record<string, string> = { "cache-control": "no-store" };
    try {
      Object.assign(headers, corsHeaders(request, settings.allowedOrigins));
      answer = await answerRequest(request, context as Context, scope);
      if (!answer) status = 204;
    } catch (cause) {
      const error = isAutumnError(cause) && cause.status !== undefined ? cause : unexpected(cause, scope);
      status = error.status ?? 500;
      answer = { error: { code: error.code, message: error.message } };
      if (status === 405) headers.allow = "POST, OPTIONS";
      if (error.retryAfter !== undefined)
        headers["retry-after"] = String(Math.max(1, Math.ceil(error.retryAfter / 1000)));
    } finally {
      scope.deadline.stop();
    }
    if (!answer) return new Response(null, { status, headers });
    return Response.json(answer, { status, headers });
  }

  return Object.assign(autumnHandler, { POST: autumnHandler, OPTIONS: autumnHandler });
}

/** The body of a 200; undefined for a 204. The cheap checks come first, and nobody's body is read before it is known whose it is. */
async function answerRequest<Context>(
  request: Request,
  context: Context,
  scope: RequestScope<Context>,
): Promise<object | undefined> {
  const route = routes.get(new URL(request.url).pathname.split("/").filter(Boolean).pop() ?? "");
  if (!route) return refuseRequest(404, "Only POST …/track and …/balance are served.");
  if (request.method !== "POST" && request.method !== "OPTIONS") refuseRequest(405, "Only POST is answered here.");
  checkOrigin(request, scope.settings.allowedOrigins);
  if (request.method === "OPTIONS") return undefined;
  if (!/^application\/json *(;|$)/i.test(request.headers.get("content-type") ?? "")) {
    refuseRequest(415, "The content type is not application/json.");
  }
  const customer = await identifyCustomer(request, context, scope);
  return route(readEnvelope(await readBody(request, scope.deadline)), { ...scope, customer });
}

/** A fault of the handler itself, or of a request that isn't one. */
function unexpected(cause: unknown, { report }: Pick<RequestScope, "report">): AutumnError {
  report("handler", "The handler failed, see cause.", { cause });
  return new AutumnError("server_error", "The server failed.", { status: 500 });
}
