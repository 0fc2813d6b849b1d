import { AutumnError } from "../core/AutumnError";
import type { CustomerScope } from "./RequestScope";
import { refuseRequest } from "./refuseRequest";

const defaultRetryAfter = 1_000;

/** Asks the app whether this many events of the customer may go on now. A limiter that fails lets nothing pass. */
export async function checkRateLimit(
  events: number,
  { settings, customer, deadline, report }: CustomerScope,
): Promise<void> {
  const { rateLimit } = settings;
  if (!rateLimit || events === 0) return;
  function fail(what: string, cause?: unknown): never {
    report("rateLimit", new AutumnError("server_error", `rateLimit ${what}`, { cause }), customer.customerId);
    return refuseRequest(500, "The server could not check its rate limit.", "server_error");
  }

  let answer: unknown;
  try {
    answer = await deadline.race(() => rateLimit(customer.customerId, events));
  } catch (cause) {
    return fail(deadline.isOver() ? "did not answer in time." : "threw; its error is the cause.", cause);
  }
  if (answer === true) return;
  const retryAfter =
    answer === false ? defaultRetryAfter : (answer as { retryAfter?: unknown } | null | undefined)?.retryAfter;
  if (typeof retryAfter !== "number" || !Number.isFinite(retryAfter)) {
    return fail("must return true, false, or { retryAfter } in ms.");
  }
  return refuseRequest(
    429,
    "Too many events in a short time. They will be sent again later.",
    "rate_limited",
    retryAfter,
  );
}
