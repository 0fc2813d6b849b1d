import type { TestAutumnFailure } from "../TestAutumn";
import { Refusal } from "../wire/Refusal";

/** What the real server says with a status; any other 4xx is `invalid_request`, any other 5xx `internal_error`. */
const CODES: Readonly<Record<number, string | null>> = {
  400: "invalid_inputs",
  401: "invalid_secret_key",
  404: "customer_not_found",
  409: "duplicate_idempotency_key",
  429: null,
  503: "service_unavailable",
};

export function failureRefusal({ status, code, message, retryAfter }: TestAutumnFailure): Refusal {
  const usual = Object.hasOwn(CODES, status) ? CODES[status] : status < 500 ? "invalid_request" : "internal_error";
  return new Refusal(
    status,
    code ?? usual ?? null,
    message ?? `This request fails with ${status}, as the test asked for.`,
    retryAfter,
  );
}
