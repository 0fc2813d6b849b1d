import type { Instant } from "./Instant";
import type { OutboxEnvironment } from "./OutboxEnvironment";

/** Reads all clocks at once, and keeps the handler's going between its answers. */
export function createHandlerClock(environment: Pick<OutboxEnvironment, "wall" | "monotonic">, page: string) {
  let heard: { handler: number; wall: number; monotonic: number } | undefined;

  return {
    now(): Instant {
      const instant: Instant = { wall: environment.wall(), monotonic: environment.monotonic(), page };
      if (heard) {
        instant.handler = heard.handler + Math.max(0, instant.wall - heard.wall, instant.monotonic - heard.monotonic);
      }
      return instant;
    },
    /** An earlier moment of this page, dated by the handler's latest answer: rather too early than too late. */
    dated(instant: Instant): Instant {
      if (!heard) return instant;
      const since = Math.max(0, heard.wall - instant.wall, heard.monotonic - instant.monotonic);
      return { ...instant, handler: heard.handler - since };
    },
    /** An answer has told the handler's time, in Unix ms. */
    learn(handler: number): void {
      heard = { handler, wall: environment.wall(), monotonic: environment.monotonic() };
    },
  };
}
