import { base64url } from "./base64url";
import { signature } from "./signature";
import type { TokenClaims } from "./TokenClaims";

/** `am_jwt_` and a JSON Web Token. */
export function encodeToken(claims: TokenClaims): string {
  const text = `${base64url.encode('{"alg":"HS256"}')}.${base64url.encode(JSON.stringify(claims))}`;
  return `am_jwt_${text}.${signature(text)}`;
}
