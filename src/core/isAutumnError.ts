import { type AutumnError, autumnErrorBrand } from "./AutumnError";

/**
 * Tells whether a value is an AutumnError, one of another copy of this package included.
 *
 * @example
 * import { createAutumnClient, isAutumnError } from "autumn-react";
 *
 * createAutumnClient()
 *   .track({ customerId: "cus_123", featureId: "messages" })
 *   .catch((error) => console.warn(isAutumnError(error) ? error.code : error));
 */
export function isAutumnError(value: unknown): value is AutumnError {
  return typeof value === "object" && value !== null && autumnErrorBrand in value;
}
