import { isUnavailable } from "../org/isUnavailable";
import type { Org, QueuedWork } from "../org/Org";
import { claimIdempotencyKey } from "../requests/claimIdempotencyKey";
import { Refusal } from "../wire/Refusal";
import { finalizeLock } from "./finalizeLock";
import { runTrack } from "./runTrack";

/** How long the queue waits before it hands out again what could not be done, in ms. */
const REDELIVERY = 30_000;

/** Does what has come due since the last look: queued work, and locks that end by themselves. What is refused now is lost. */
export function settle(org: Org): void {
  const now = org.now();
  for (const [lockId, { releasedAt, forgottenAt }] of org.locks) {
    if (releasedAt !== undefined && releasedAt <= now) finalizeLock(org, { lock_id: lockId, action: "release" });
    else if (forgottenAt <= now) org.locks.delete(lockId);
  }
  if (!org.queue.some(({ dueAt }) => dueAt <= now)) return;
  const due = org.queue.filter(({ dueAt }) => dueAt <= now);
  const waiting = org.queue.filter(({ dueAt }) => dueAt > now);
  const isDown = isUnavailable(org, "balances");
  org.queue.splice(
    0,
    org.queue.length,
    ...waiting,
    ...(isDown ? due.map((work) => ({ ...work, dueAt: now + REDELIVERY })) : []),
  );
  if (isDown) return;
  for (const work of due) doQuietly(org, work);
}

function doQuietly(org: Org, work: QueuedWork) {
  try {
    if (work.kind === "finalize") return finalizeLock(org, work.body);
    const bodyKey = work.claimsBodyKey && work.body.idempotency_key;
    const claim = claimIdempotencyKey(org, bodyKey ? `track:${bodyKey}` : null);
    try {
      runTrack(org, work);
    } catch (error) {
      claim.releaseAfter(error);
      throw error;
    }
  } catch (error) {
    // Nobody is left to be told.
    if (!(error instanceof Refusal)) throw error;
  }
}
