import type { AutumnError } from "../core/AutumnError";
import type { Allow } from "./Allow";
import type { Customer } from "./Customer";

/** Where in the handler an error came up, for the app's logs. Never holds params, tokens or the secret key. */
export type HandlerErrorContext = {
  /** Which of your functions it was, or the call to Autumn, or the handler itself. */
  step: "identify" | "rateLimit" | "allow" | "autumn" | "handler";
  /** Absent where nobody was identified yet. */
  customerId?: string | undefined;
};

/** `true` lets the events go on; a refusal is answered with 429, and may say how many ms to wait (default: 1,000). */
export type RateLimitAnswer = boolean | { retryAfter: number };

/** Options of `createAutumnHandler`. They are checked when the handler is made. */
export type AutumnHandlerOptions<Context = unknown> = {
  /** The secret key of the Autumn organisation (`am_sk_…`). It leaves the handler only towards `url`. */
  secretKey: string | undefined;
  /**
   * Says who sends the request, by the app's own session: a cookie, a token. The only source of the customer: what the
   * body says is compared with it. `null` (nobody is signed in) answers 401, and the events wait for a login.
   *
   * It gets the request, its body unread, and whatever else the handler was called with: the context of a Next.js route,
   * the request of node:http and Express behind `toNodeHandler`.
   */
  identify: (request: Request, context: Context) => Customer | null | Promise<Customer | null>;
  /** What a browser may track; required, since a browser that may track anything may credit itself. See `Allow`. */
  allow: Allow;
  /**
   * Other origins whose pages may track ("https://app.example.com"): they get CORS headers, credentials included.
   * Default: none, only pages of the handler's own origin may.
   */
  allowedOrigins?: readonly string[] | undefined;
  /**
   * Asked once per request, before anything is sent to Autumn, with the number of events that would go: the bounds of `allow` hold for
   * one event, this holds over time. Let 100 events at once pass, else a full batch never gets through. A look at a balance counts as one.
   */
  rateLimit?: ((customerId: string, events: number) => RateLimitAnswer | Promise<RateLimitAnswer>) | undefined;
  /** The oldest event that is taken, in ms. Default 7 days. */
  maxAge?: number | undefined;
  /** Autumn's API. Default `https://api.useautumn.com/v1`. Never taken from a request. */
  url?: string | undefined;
  /** Default: the global `fetch`, looked up at each call. */
  fetch?: typeof globalThis.fetch | undefined;
  /**
   * ms from a request's arrival to its answer. What Autumn has not answered by then is `unknown`, what was not sent yet
   * is `retry`. Default 8,000.
   */
  timeout?: number | undefined;
  /**
   * Hears what the app should know of: `identify` gave no usable customer, a hook threw, Autumn is down or refuses the
   * key. At most once per request and step. Default: `console.error` with the error's message.
   */
  onError?: ((error: AutumnError, context: HandlerErrorContext) => void) | undefined;
};
