import type { RequestScope } from "./RequestScope";
import { refuseRequest } from "./refuseRequest";

export type Hook = "identify" | "rateLimit" | "allow";

/** A mistake of the app's own: told to `onError` in full, to the browser not at all. */
export function failHook(
  hook: Hook,
  what: string,
  { report, customer }: Pick<RequestScope, "report" | "customer">,
  cause?: unknown,
): never {
  report(hook, `${hook} ${what}.`, { cause, customerId: customer?.customerId });
  return refuseRequest(503, "The server could not decide.", "server_error", 1_000);
}
