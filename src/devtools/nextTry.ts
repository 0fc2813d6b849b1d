import type { OutboxEvent, OutboxSnapshot } from "../core/outbox/Outbox";
import { formatDuration } from "./formatDuration";

/** When a pending event is tried next, in a few words. */
export function nextTry({ notBefore = 0 }: Partial<OutboxEvent>, { reason, until = 0 }: OutboxSnapshot, now: number) {
  if (reason === "offline") return "when online";
  const at = Math.max(notBefore, until);
  if (at === 0) return "—";
  return at > now ? `in ${formatDuration(at - now)}` : "now";
}
