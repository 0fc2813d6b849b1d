const first = 1_000;
const longest = 5 * 60_000;
const longestRetryAfter = 60 * 60_000;
const firstLogin = 30_000;

function ceiling(start: number, failures: number): number {
  return Math.min(longest, start * 2 ** failures);
}

/**
 * Exponential backoff with full jitter: 0 to 1 s after the first failure, doubling to 5 min. `Retry-After` (ms, up to an
 * hour) comes before it, and spreads it as wide as itself: all who were told the same moment must not come back at once.
 */
export function backoff(failures: number, random: number, retryAfter = 0): number {
  const told = Math.min(longestRetryAfter, Math.max(0, retryAfter));
  return told + random * Math.max(ceiling(first, failures), Math.min(longest, told));
}

/** How long to wait for somebody to sign in: 30 s at first, up to 5 min, spread. */
export function loginBackoff(failures: number, random: number): number {
  return firstLogin + random * (ceiling(firstLogin, failures) - firstLogin);
}
