export function countOf(events: readonly unknown[]): string {
  return events.length === 1 ? "1 event" : `${events.length} events`;
}
