import type { Org } from "../org/Org";
import type { TokenClaims } from "../tokens/TokenClaims";
import { verifyToken } from "../tokens/verifyToken";
import { Refusal } from "../wire/Refusal";

/** The key that is wrong: every other one that begins with `am_sk_test_` is right. */
const WRONG_KEY = "am_sk_test_doesnotexist";

const ACCESS_ROUTES = new Set([
  "POST /v1/check",
  "POST /v1/track",
  "POST /v1/balances.check",
  "POST /v1/balances.track",
  "POST /v1/customers.get",
  "POST /v1/entities.get",
  "POST /v1/events.list",
  "POST /v1/events.aggregate",
]);
const REFRESH_ROUTES = new Set(["POST /v1/keys.refresh"]);

/** Who calls: a customer, by a token for this route, or (undefined) the org, by its secret key. Else 401 or 403. */
export function authenticate(
  org: Org,
  method: string,
  path: string,
  authorization: string | null,
): TokenClaims | undefined {
  const credential = authorization?.startsWith("Bearer ") ? authorization.slice("Bearer ".length).trim() : "";
  if (credential === "") throw new Refusal(401, "no_secret_key", "Secret key not found in Authorization header");
  if (credential.startsWith("am_jwt_")) return authenticateToken(org, `${method} ${path}`, credential);
  if (credential.startsWith("am_pk")) throw refusedPublishableKey(method, path);
  if (!credential.startsWith("am_sk")) throw new Refusal(401, "invalid_request", "Invalid authorization token prefix");
  if (!credential.startsWith("am_sk_test_") || credential.startsWith(WRONG_KEY)) {
    const masked = credential.slice(0, 15) + credential.slice(15).replace(/./g, "*");
    throw new Refusal(401, "invalid_secret_key", `Invalid secret key: ${masked}`);
  }
  return undefined;
}

function authenticateToken(org: Org, route: string, token: string) {
  const claims = verifyToken(token, org.now());
  const routes = claims.aud === "autumn-refresh" ? REFRESH_ROUTES : ACCESS_ROUTES;
  if (!routes.has(route)) {
    throw new Refusal(403, "invalid_request", `Endpoint ${route} is not accessible with this customer token`);
  }
  const customer = org.customers.get(claims.sub);
  if (customer?.internalId !== claims.fam) {
    throw new Refusal(401, "invalid_request", "Customer token is no longer valid");
  }
  if (claims.epo < customer.tokens.epoch) throw new Refusal(401, "invalid_request", "Customer token revoked");
  return claims;
}

/** A test Autumn has no publishable key, which could only read. */
function refusedPublishableKey(method: string, path: string) {
  if (method === "POST" && path === "/v1/check") {
    return new Refusal(401, "invalid_publishable_key", "Invalid publishable key");
  }
  return new Refusal(
    401,
    "endpoint_not_public",
    `Endpoint ${path} not accessible via publishable key. Please try with a secret key instead.`,
  );
}
