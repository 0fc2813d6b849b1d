/**
 * Every code that an AutumnError can have. The set is closed: a `switch` over it is complete.
 *
 * Before anything is sent: `invalid_params`, `invalid_options`, `missing_provider`, `no_customer`, `wrong_customer`,
 * `outbox_full`, `secret_key_in_browser`, and `insufficient_balance` by `disableWhenExhausted`.
 * Refused for good (the event is listed under `rejected`): `invalid_params`, `not_allowed`, `insufficient_balance`,
 * `feature_not_found`, `event_not_found`, `entity_not_found`, `outcome_unknown`, `expired`, `unreadable_record`, and `discarded` by the app itself.
 * From a single request of a client (an outbox tries these again by itself): `network_error`, `timeout`, `aborted`,
 * `unauthorized`, `customer_mismatch`, `customer_not_found`, `rate_limited`, `request_refused`, `server_error`, `invalid_response`.
 */
export type AutumnErrorCode =
  | "invalid_params"
  | "invalid_options"
  | "missing_provider"
  | "no_customer"
  | "wrong_customer"
  | "outbox_full"
  | "secret_key_in_browser"
  | "not_allowed"
  | "insufficient_balance"
  | "feature_not_found"
  | "event_not_found"
  | "entity_not_found"
  | "outcome_unknown"
  | "expired"
  | "discarded"
  | "unreadable_record"
  | "network_error"
  | "timeout"
  | "aborted"
  | "unauthorized"
  | "customer_mismatch"
  | "customer_not_found"
  | "rate_limited"
  | "request_refused"
  | "server_error"
  | "invalid_response";

/** One thing that is wrong with the params: where, what, and how to put it right. */
export type AutumnErrorIssue = {
  /** Dotted path below the params, e.g. "properties" or "lock.lockId"; "" is the params as a whole. */
  path: string;
  /** What is wrong there, as the end of a sentence: "is NaN". */
  what: string;
  /** What to pass instead, as a sentence. */
  fix: string;
};

/** What an AutumnError knows beside its code and message. */
export type AutumnErrorOptions = {
  /** HTTP status, where there was an answer. */
  status?: number | undefined;
  /** With `invalid_params`: everything that is wrong. */
  issues?: AutumnErrorIssue[] | undefined;
  /** How long the server asked to wait, in ms (`Retry-After`). */
  retryAfter?: number | undefined;
  /** What was thrown below: by `fetch`, or by a function of the app's. */
  cause?: unknown;
};

/** Marks our errors, so that `isAutumnError` knows one that another copy of this package made (ESM beside CJS, a micro front end). */
export const autumnErrorBrand: unique symbol = Symbol.for("autumn-react.AutumnError");

/** Parts a message from the address of its code's page, which is `docs/errors/{code}.md` of whichever version npm has last. */
const seeAlso = "\nSee https://unpkg.com/autumn-react/docs/errors/";

/**
 * The one error class of the package. `message` says what happened, why, and how to fix it, and ends with the address of
 * the page that explains its code: it is for whoever builds the app. Decide by `code`, never by the wording of `message`.
 *
 * @example
 * import { isAutumnError } from "autumn-react";
 *
 * function explain(error: unknown) {
 *   return isAutumnError(error) && error.code === "insufficient_balance" ? "You have used it all up." : "Please try again.";
 * }
 */
export class AutumnError extends Error {
  /** @hidden */
  readonly [autumnErrorBrand] = true;
  /** What happened. Each has a page of its own: `docs/errors`. */
  readonly code: AutumnErrorCode;
  /** HTTP status, where there was an answer. */
  readonly status?: number;
  /** With `invalid_params`: everything that is wrong, with its path and its fix. */
  readonly issues?: AutumnErrorIssue[];
  /** How long the server asked to wait, in ms (`Retry-After`). */
  readonly retryAfter?: number;

  constructor(code: AutumnErrorCode, message: string, { status, issues, retryAfter, cause }: AutumnErrorOptions = {}) {
    // A message that is handed on from another error has an address already.
    super(`${message.split(seeAlso)[0]}${seeAlso}${code}.md`, cause === undefined ? undefined : { cause });
    this.name = "AutumnError";
    this.code = code;
    this.status = status;
    this.issues = issues;
    this.retryAfter = retryAfter;
  }
}
