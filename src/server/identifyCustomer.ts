import { AutumnError } from "../core/AutumnError";
import type { Customer } from "./Customer";
import type { RequestScope } from "./RequestScope";
import { refuseRequest } from "./refuseRequest";

/**
 * Asks the app who sends the request. Nobody: 401. An id that Autumn would take for another customer, or that is none, is
 * a mistake in the app that would bill strangers: refused with 500, and reported.
 */
export async function identifyCustomer<Context>(
  request: Request,
  context: Context,
  { settings, deadline, report }: RequestScope<Context>,
): Promise<Customer> {
  function fail(what: string, cause?: unknown): never {
    report("identify", new AutumnError("server_error", `identify ${what}`, { cause }));
    return refuseRequest(500, "The server could not tell who sends the request.", "server_error");
  }

  let identified: unknown;
  try {
    identified = await deadline.race(() => settings.identify(request, context));
  } catch (cause) {
    return fail(deadline.isOver() ? "did not answer in time." : "threw; its error is the cause.", cause);
  }
  if (identified === null || identified === undefined) {
    return refuseRequest(401, "Nobody is signed in. The events wait for a login.", "unauthorized");
  }
  const { customerId, entityId, name, email } = identified as Record<string, unknown>;
  if (typeof customerId !== "string" || customerId.trim() === "") {
    return fail("gave no customerId: a string that isn't empty is needed. Return null where nobody is signed in.");
  }
  if (!isOptionalString(entityId) || !isOptionalString(name) || !isOptionalString(email)) {
    return fail("gave an entityId, name or email that is no string. Leave out what there isn't.");
  }
  if (request.bodyUsed) return fail("read the request's body, which the handler needs. Read request.clone() instead.");
  return { customerId, entityId, name, email };
}

function isOptionalString(value: unknown): value is string | null | undefined {
  return value === undefined || value === null || typeof value === "string";
}
