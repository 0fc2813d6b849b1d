import type { Customer } from "../org/Org";
import { encodeToken } from "./encodeToken";
import type { TokenClaims } from "./TokenClaims";

/** In seconds. */
const ACCESS_LIFETIME = 60 * 60;
const REFRESH_LIFETIME = 24 * 60 * 60;

/** The customer's tokens of the present generation: a pair, or one access token that never expires. */
export function tokensFor(customer: Customer, now: number, indefinite = false) {
  const seconds = Math.floor(now / 1000);
  const encode = (aud: TokenClaims["aud"], lifetime?: number) =>
    encodeToken({
      iss: "https://iss.useautumn.com",
      aud,
      sub: customer.id,
      fam: customer.internalId,
      env: "sandbox",
      epo: customer.tokens.epoch,
      gen: customer.tokens.generation,
      iat: seconds,
      ...(lifetime !== undefined && { exp: seconds + lifetime }),
    });
  if (indefinite) return { access_token: encode("autumn-api"), expires_at: null };
  return {
    access_token: encode("autumn-api", ACCESS_LIFETIME),
    refresh_token: encode("autumn-refresh", REFRESH_LIFETIME),
    expires_at: (seconds + ACCESS_LIFETIME) * 1000,
    refresh_expires_at: (seconds + REFRESH_LIFETIME) * 1000,
  };
}
