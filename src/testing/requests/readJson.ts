import type { TokenClaims } from "../tokens/TokenClaims";

/** The request's body. What is no JSON is read as `{}`; a token's body is always about the token's customer. */
export function readJson(text: string, token: TokenClaims | undefined): unknown {
  const body = parse(text) ?? {};
  return token ? { ...(body as object), customer_id: token.sub } : body;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
