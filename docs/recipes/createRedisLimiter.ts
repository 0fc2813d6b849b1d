import type { Redis } from "ioredis";
import { RateLimiterMemory, RateLimiterRedis } from "rate-limiter-flexible";

/** One limit for all instances of the app: 300 events a minute for each customer. While Redis is down, each counts for itself. */
export function createRedisLimiter(redis: Redis) {
  const limit = { points: 300, duration: 60, keyPrefix: "autumn" };
  return new RateLimiterRedis({ ...limit, storeClient: redis, insuranceLimiter: new RateLimiterMemory(limit) });
}
