import type { Instant } from "./Instant";
import type { OutboxEnvironment } from "./OutboxEnvironment";

/** Reads all clocks at once, and keeps the handler's going between its answers. */
export function createHandlerClock({ wall, monotonic }: Pick<OutboxEnvironment, "wall" | "monotonic">, page: string) {
  let heard: { handler: number; wall: number; monotonic: number } | undefined;

  /** Dates a moment of this page by the handler's latest answer, be it before or after. */
  function dated(instant: Instant): Instant {
    if (!heard) return instant;
    const atLeast = instant.monotonic - heard.monotonic;
    const atMost = Math.max(Math.abs(atLeast), Math.abs(instant.wall - heard.wall));
    const [earliest, latest] = atLeast < 0 ? [-atMost, atLeast] : [atLeast, atMost];
    return { ...instant, handler: [heard.handler + earliest, heard.handler + latest] };
  }

  return {
    now: (): Instant => dated({ wall: wall(), monotonic: monotonic(), page }),
    dated,
    /** An answer has told the handler's time, in Unix ms. */
    learn(handler: number): void {
      heard = { handler, wall: wall(), monotonic: monotonic() };
    },
  };
}
