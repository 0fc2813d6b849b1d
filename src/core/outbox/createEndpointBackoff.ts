import { isAutumnError } from "../isAutumnError";
import { backoff, loginBackoff } from "./backoff";
import { elapsed } from "./elapsed";
import type { Instant } from "./Instant";
import type { Pause } from "./plan";

/** One backoff for the whole endpoint, moved only by what happened to whole requests. */
export function createEndpointBackoff(random: () => number) {
  let failures = 0;
  let pause: Pause | undefined;

  return {
    current: () => pause,
    /** The endpoint answers, or the network is back: what failed before says nothing any more. */
    reset(): void {
      failures = 0;
      pause = undefined;
    },
    /** Requests that were under way together fail together: they count once. One that was let go after the pause counts. */
    failed(error: unknown, startedAt: Instant, now: Instant): void {
      if (pause && elapsed(pause.since, startedAt) < pause.wait) return;
      const known = isAutumnError(error) ? error : undefined;
      pause =
        known?.code === "unauthorized"
          ? { reason: "login", since: now, wait: loginBackoff(failures, random()) }
          : { reason: "backoff", since: now, wait: backoff(failures, random(), known?.retryAfter) };
      failures += 1;
    },
    /** Somebody may have signed in. */
    cutLoginShort(): void {
      if (pause?.reason === "login") pause = undefined;
    },
    /** The app asks for an attempt at once. */
    cutShort(): void {
      pause = undefined;
    },
  };
}
