import { Refusal } from "../wire/Refusal";
import { base64url } from "./base64url";
import { signature } from "./signature";
import type { TokenClaims } from "./TokenClaims";

/** The claims of a token that this Autumn signed and that has not expired; else 401. */
export function verifyToken(token: string, now: number): TokenClaims {
  const text = token.slice("am_jwt_".length, token.lastIndexOf("."));
  const [, payload = ""] = text.split(".");
  if (token !== `am_jwt_${text}.${signature(text)}`) throw invalid();
  const claims: TokenClaims = JSON.parse(base64url.decode(payload));
  if (claims.exp !== undefined && claims.exp <= Math.floor(now / 1000)) throw invalid();
  return claims;
}

function invalid() {
  return new Refusal(401, "invalid_request", "Invalid or expired customer token");
}
