import { type RateLimiterAbstract, RateLimiterRes } from "rate-limiter-flexible";

/** Makes the handler's `rateLimit` of any limiter of rate-limiter-flexible: one point per event, counted by customer. */
export function rateLimitBy(limiter: RateLimiterAbstract) {
  return async (customerId: string, events: number) => {
    try {
      await limiter.consume(customerId, events);
      return true;
    } catch (refusal) {
      // Everything else is the limiter's own failure: the handler answers 503, and the events are sent again later.
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      return { retryAfter: refusal.msBeforeNext };
    }
  };
}
