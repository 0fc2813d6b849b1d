import type { Instant } from "./Instant";

/**
 * How long ago `then` was at the most, in ms. Within a page the larger of monotonic and wall; between pages by the
 * handler's clock, where both know it; else by the wall clock, which may have been set back: a negative answer means
 * "nobody knows".
 */
export function elapsed(then: Instant, now: Instant): number {
  const wall = now.wall - then.wall;
  if (then.page === now.page) return Math.max(0, wall, now.monotonic - then.monotonic);
  return then.handler && now.handler ? Math.max(0, now.handler[1] - then.handler[0]) : wall;
}
