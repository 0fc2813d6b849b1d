import type { Instant } from "./Instant";

/** How long ago `then` was at the least, in ms: by clocks that cannot have been put forward, and 0 where there is none. */
export function leastElapsed(then: Instant, now: Instant): number {
  if (then.page === now.page) return now.monotonic - then.monotonic;
  return then.handler && now.handler ? now.handler[0] - then.handler[1] : 0;
}
