/**
 * The key that Autumn knows an event by. Autumn shares keys among all customers of an organisation, so the customer
 * stands in front: nobody can block another customer's event by guessing or copying its id. What a header can't hold is
 * escaped (with % itself, so that no two customers get the same key).
 */
export function idempotencyKey(customerId: string, eventId: string): string {
  const escaped = customerId.replace(/[^!-$&-~]/g, (unit) => `%${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return `${escaped}:${eventId}`;
}
