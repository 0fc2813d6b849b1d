/** What a customer token says, under the names that Autumn's tokens use. */
export type TokenClaims = {
  iss: string;
  /** Access tokens reach a few routes, refresh tokens only `keys.refresh`. */
  aud: "autumn-api" | "autumn-refresh";
  /** The customer's id. */
  sub: string;
  /** The customer's internal id. */
  fam: string;
  env: "sandbox";
  /** Epoch: a revocation raises the customer's. */
  epo: number;
  /** Generation: each mint or refresh begins one. */
  gen: number;
  /** Seconds. */
  iat: number;
  /** Seconds; absent: never. */
  exp?: number;
};
