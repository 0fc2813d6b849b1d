import type { Org } from "../org/Org";
import { routes } from "../routes/routes";
import { settle } from "../usage/settle";
import { Refusal } from "../wire/Refusal";
import type { Answer } from "./Answer";
import { admit } from "./admit";
import type { Call } from "./Call";
import { claimIdempotencyKey } from "./claimIdempotencyKey";
import { corsHeaders } from "./corsHeaders";
import { createRateLimiter } from "./createRateLimiter";
import { expandOf } from "./expandOf";
import { refusalAnswer } from "./refusalAnswer";

/** What a test asked for. */
export type Interference = {
  refusal: Refusal | undefined;
  /** ms between the claim and the work. */
  latency: number;
};

/** Statuses of what stands before the idempotency keys. */
const BEFORE_CLAIM = new Set([401, 403, 429]);

/** Answers requests in the server's order: admission, idempotency key, and then the route's work. */
export function createResponder(org: Org) {
  const rateLimit = createRateLimiter(org);

  return async function respond(call: Call, { refusal, latency }: Interference): Promise<Answer> {
    const { method, url } = call;
    const headers = corsHeaders(method, call.headers.get("origin"));
    if (method === "OPTIONS") return { status: 204, headers, text: null };
    settle(org);
    try {
      if (refusal && BEFORE_CLAIM.has(refusal.status)) throw refusal;
      const admitted = admit(org, rateLimit, call, headers);
      const idempotencyKey = call.headers.get("idempotency-key");
      const claim = claimIdempotencyKey(org, idempotencyKey);
      try {
        await sleep(latency);
        if (refusal) throw refusal;
        const route = routes.get(`${method} ${url.pathname}`);
        if (!route) throw new Refusal(401, "no_auth_header", "Unauthorized - no session found");
        const query = url.searchParams;
        const { status, body } = route({
          org,
          ...admitted,
          idempotencyKey,
          query,
          expand: expandOf(admitted.body, query),
        });
        headers["content-type"] = "application/json";
        return { status, headers, text: JSON.stringify(body) };
      } catch (error) {
        claim.releaseAfter(error);
        throw error;
      }
    } catch (error) {
      if (error instanceof Refusal) return refusalAnswer(error, headers);
      throw error;
    }
  };
}

function sleep(ms: number) {
  return ms > 0 ? new Promise<void>((resolve) => setTimeout(resolve, ms)) : undefined;
}
