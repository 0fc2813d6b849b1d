/** What happens to requests for events on their way to the app's server: see servers/createWeather.mjs. */
export type Weather =
  | { kind: "fine" }
  | { kind: "status"; status: number; retryAfter?: number; share?: number }
  | { kind: "body"; body: string; share?: number }
  | { kind: "resetBefore" | "resetAfter"; share?: number }
  | { kind: "slow"; ms: number; share?: number };
