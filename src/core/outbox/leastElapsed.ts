import type { Instant } from "./Instant";

/**
 * How long ago `then` was at the very least, in ms: what is decided by it must not come out wrong because a clock was put
 * forward. Within a page the monotonic clock, which may stop but never runs ahead; between pages the handler's, where both
 * know it; else 0.
 */
export function leastElapsed(then: Instant, now: Instant): number {
  if (then.page === now.page) return now.monotonic - then.monotonic;
  return then.handler !== undefined && now.handler !== undefined ? now.handler - then.handler : 0;
}
