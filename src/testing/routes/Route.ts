import type { Org } from "../org/Org";
import type { TokenClaims } from "../tokens/TokenClaims";
import type { Expand } from "../wire/Expand";

/** A request that has passed all that is the same for every route. */
type RouteRequest = {
  org: Org;
  /** Parsed JSON; `{}` where it is none. */
  body: unknown;
  query: URLSearchParams;
  expand: Expand;
  /** "2.3.0" */
  version: string;
  /** Already claimed. */
  idempotencyKey: string | null;
  /** Undefined for the secret key. */
  token: TokenClaims | undefined;
};

export type RouteAnswer = { status: number; body: unknown };

/** Does the work at once, or throws a Refusal. */
export type Route = (request: RouteRequest) => RouteAnswer;
