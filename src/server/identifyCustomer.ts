import { askHook } from "./askHook";
import type { Customer } from "./Customer";
import { failHook } from "./failHook";
import type { RequestScope } from "./RequestScope";
import { refuseRequest } from "./refuseRequest";

/**
 * Asks the app who sends the request. Nobody: 401. An id that Autumn would take for another customer, or that is none, is
 * a mistake in the app that would bill strangers: refused with 500, and reported.
 */
export async function identifyCustomer<Context>(
  request: Request,
  context: Context,
  scope: RequestScope<Context>,
): Promise<Customer> {
  const identified: unknown = await askHook("identify", () => scope.settings.identify(request, context), scope);
  if (identified === null || identified === undefined) {
    refuseRequest(401, "Nobody is signed in.", "unauthorized");
  }
  const { customerId, entityId, name, email } = identified as Record<string, unknown>;
  if (typeof customerId !== "string" || customerId.trim() === "") {
    return failHook("identify", "gave no customerId. Return null where nobody is signed in", scope);
  }
  if (!isOptionalString(entityId) || !isOptionalString(name) || !isOptionalString(email)) {
    return failHook("identify", "gave an entityId, name or email that is no string", scope);
  }
  if (request.bodyUsed) failHook("identify", "read the request's body. Read that of request.clone() instead", scope);
  return { customerId, entityId, name, email };
}

function isOptionalString(value: unknown): value is string | null | undefined {
  return value === undefined || value === null || typeof value === "string";
}
