import { askHook } from "./askHook";
import { failHook } from "./failHook";
import type { CustomerScope } from "./RequestScope";
import { refuseRequest } from "./refuseRequest";

const defaultRetryAfter = 1_000;

/** Asks the app whether this many events of the customer may go on now. A limiter that fails lets nothing pass. */
export async function checkRateLimit(events: number, scope: CustomerScope): Promise<void> {
  const { rateLimit } = scope.settings;
  if (!rateLimit || events === 0) return;
  const answer: unknown = await askHook("rateLimit", () => rateLimit(scope.customer.customerId, events), scope);
  if (answer === true) return;
  const { retryAfter } =
    answer === false ? { retryAfter: defaultRetryAfter } : (Object(answer) as { retryAfter: number });
  // Nor is anything finite that is no number.
  if (!Number.isFinite(retryAfter)) {
    return failHook("rateLimit", "must return true, false, or { retryAfter } in ms", scope);
  }
  return refuseRequest(429, "Too many events.", "rate_limited", retryAfter);
}
