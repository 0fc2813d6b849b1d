const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** A UUID as `crypto.randomUUID` writes it, and in no other form: the id goes into a header. */
export function isEventId(id: unknown): id is string {
  return typeof id === "string" && uuid.test(id);
}
