import type { Org } from "../org/Org";
import type { TokenClaims } from "../tokens/TokenClaims";
import { Refusal } from "../wire/Refusal";
import { apiVersion } from "./apiVersion";
import { authenticate } from "./authenticate";
import type { Call } from "./Call";
import type { createRateLimiter } from "./createRateLimiter";
import { fieldOf } from "./fieldOf";
import { readJson } from "./readJson";

export type Admitted = { token: TokenClaims | undefined; version: string; body: unknown };

/** What every request must pass before its idempotency key is claimed: credentials, version, rate limit. Adds the limit's headers. */
export function admit(
  org: Org,
  rateLimit: ReturnType<typeof createRateLimiter>,
  { method, url, headers, text }: Call,
  answerHeaders: Record<string, string>,
): Admitted {
  const token = authenticate(org, method, url.pathname, headers.get("authorization"));
  const version = apiVersion(headers.get("x-api-version"));
  if (token && version < "2.3.0") {
    throw new Refusal(400, "invalid_api_version", "Customer tokens require API version 2.3 or higher");
  }
  const body = readJson(text, token);
  const customerId = token?.sub ?? (fieldOf(body, "customer_id") || url.searchParams.get("customer_id"));
  const { limit, remaining, resetsInSeconds, isExceeded } = rateLimit(`${method} ${url.pathname}`, String(customerId));
  answerHeaders["ratelimit-policy"] = `${limit};w=1`;
  answerHeaders["ratelimit-limit"] = String(limit);
  answerHeaders["ratelimit-remaining"] = String(remaining);
  answerHeaders["ratelimit-reset"] = String(resetsInSeconds);
  if (isExceeded) throw new Refusal(429, null, "Too many requests, please try again later.");
  return { token, version, body };
}
