import { isAutumnError } from "../../src/core/isAutumnError";
import { createEndpointBackoff } from "../../src/core/outbox/createEndpointBackoff";

export type Backoff = Pick<ReturnType<typeof createEndpointBackoff>, "current" | "reset" | "failed">;

export type Policy = { title: string; create: () => Backoff };

/** The package's own, and what others do: each client has one. */
export const policies: Policy[] = [
  {
    title: "autumn-react: full jitter, 1 s … 5 min, after Retry-After",
    create: () => createEndpointBackoff(Math.random),
  },
  {
    title: "no jitter: 1 s doubling to 5 min, or Retry-After",
    create: () => createWaiting((failures, retryAfter) => retryAfter ?? Math.min(300_000, 1_000 * 2 ** failures)),
  },
  { title: "fixed: every 30 s, or Retry-After", create: () => createWaiting((_, retryAfter) => retryAfter ?? 30_000) },
];

function createWaiting(waitOf: (failures: number, retryAfter: number | undefined) => number): Backoff {
  let failures = 0;
  let pause: ReturnType<Backoff["current"]>;
  return {
    current: () => pause,
    reset() {
      failures = 0;
      pause = undefined;
    },
    failed(error, _, now) {
      pause = {
        reason: "backoff",
        since: now,
        wait: waitOf(failures, isAutumnError(error) ? error.retryAfter : undefined),
      };
      failures += 1;
    },
  };
}
