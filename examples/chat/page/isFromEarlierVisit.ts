import type { OutboxEvent } from "autumn-react";

/** Whether an event was tracked before this page was loaded: no component here hears what becomes of it. */
export function isFromEarlierVisit({ createdAt }: OutboxEvent): boolean {
  return createdAt < performance.timeOrigin;
}
