/**
 * The key that Autumn knows an event by. Autumn shares keys among all customers of an organisation, so the customer
 * stands in front: nobody can block another customer's event by guessing or copying its id.
 */
export function idempotencyKey(customerId: string, eventId: string): string {
  return `${customerId}:${eventId}`;
}
