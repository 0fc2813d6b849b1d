import type { Instant } from "./Instant";

/**
 * How long ago `then` was, in ms. In handler time where both know it; within one page the larger of monotonic and wall;
 * between pages the wall clock, which may have been set back: a negative answer means "nobody knows".
 */
export function elapsed(then: Instant, now: Instant): number {
  if (then.handler !== undefined && now.handler !== undefined) return Math.max(0, now.handler - then.handler);
  const wall = now.wall - then.wall;
  return then.page === now.page ? Math.max(0, wall, now.monotonic - then.monotonic) : wall;
}
