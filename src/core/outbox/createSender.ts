import type { AutumnErrorCode } from "../AutumnError";
import { isAutumnError } from "../isAutumnError";
import { outcomeOfFailure } from "../outcomeOfFailure";
import { type EventResult, maxEventsPerRequest, type TrackAnswer } from "../protocol";
import { type Attempt, afterResult } from "./afterResult";
import type { Settlement } from "./createSettlement";
import { createTransmitter } from "./createTransmitter";
import type { Instant } from "./Instant";
import type { OutboxParts } from "./OutboxParts";
import type { OutboxRecord } from "./OutboxRecord";

/** A mistake of whoever builds the app, which waiting does not mend. */
const mistakes: readonly AutumnErrorCode[] = ["request_refused", "invalid_response"];

/** Sends the records that this page has taken, and applies what the answers mean. */
export function createSender(
  { environment, page, clock, records, storage, backoff, users }: OutboxParts,
  settlement: Settlement,
  /** Something has an outcome: there may be more to do. */
  onProgress: () => void,
) {
  const { transmit, requests, bytesOf, keepaliveRoom } = createTransmitter();
  const attempts = new Map<string, Attempt>();
  const told = new Set<string>();
  let maxEvents = maxEventsPerRequest;

  /** The record as it is stored before it is sent: a crash from here on cannot make it look untried. */
  function begin(record: OutboxRecord, at: Instant): OutboxRecord {
    const { unknownSince = at, lastAttemptAt: previous } = record;
    attempts.set(record.id, { at, previous, firstUnknown: !record.unknownSince });
    return { ...record, page, attempts: record.attempts + 1, lastAttemptAt: at, unknownSince, wait: undefined };
  }

  async function send(batch: OutboxRecord[], leaving: boolean): Promise<void> {
    const startedAt = clock.now();
    for (const { id } of batch) {
      // The page may have slept since it was planned.
      const attempt = attempts.get(id);
      if (attempt) attempt.at = startedAt;
    }
    const user = users.of(batch[0]?.params.customerId ?? "").at(-1);
    try {
      // Signed out since it was planned.
      if (!user) finish(batch, () => ({ outcome: "retry" }), 0);
      else receive(batch, await transmit(user.client, batch, startedAt, leaving));
    } catch (error) {
      fail(batch, error, startedAt);
    }
    onProgress();
  }

  /** Once a page: nothing else says so where nobody looks at useOutbox. */
  function tell(why: string): void {
    if (!told.has(why)) environment.warn(`autumn-react: events wait. ${why}`);
    told.add(why);
  }

  function receive(batch: OutboxRecord[], answer: TrackAnswer): void {
    if (answer.now !== undefined) {
      clock.learn(answer.now);
      for (const { id } of batch) {
        const attempt = attempts.get(id);
        if (attempt) attempt.at = clock.dated(attempt.at);
      }
    }
    backoff.reset();
    maxEvents = maxEventsPerRequest;
    const results = new Map(answer.results.map((result) => [result.id, result]));
    if (answer.results.some(({ outcome }) => outcome === "customer_mismatch")) {
      tell("The handler's identify names another customer than AutumnProvider's customerId (customer_mismatch).");
    }
    finish(batch, ({ id }) => results.get(id) ?? { outcome: "unknown" });
  }

  function fail(batch: OutboxRecord[], error: unknown, startedAt: Instant): void {
    const halved = batch.length > 1;
    if (halved) maxEvents = Math.ceil(batch.length / 2);
    if (!(halved && isAutumnError(error) && error.status === 413)) {
      backoff.failed(error, startedAt, clock.now());
      if (isAutumnError(error) && mistakes.includes(error.code)) tell(error.message);
    }
    const outcome = outcomeOfFailure(error);
    finish(batch, () => ({ outcome }), 0);
    for (const { id } of batch) records.sendLast(id);
  }

  function finish(
    batch: OutboxRecord[],
    resultOf: (record: OutboxRecord) => Omit<EventResult, "id">,
    wait?: number,
  ): void {
    // One draw for all: what failed together is tried together.
    const random = environment.random();
    const delivered: string[] = [];
    const changed: OutboxRecord[] = [];
    for (const { id } of batch) {
      const record = records.get(id);
      const attempt = attempts.get(id);
      attempts.delete(id);
      if (!record || !attempt) continue;
      const after = afterResult(record, resultOf(record), attempt, random);
      if (after.delivered) {
        delivered.push(id);
        settlement.delivered(record, after.delivered);
      } else if (after.refusal) {
        changed.push(settlement.rejected(after.record, after.refusal.code, after.refusal.message, attempt.at));
      } else {
        const next = { ...after.record, wait: wait ?? after.record.wait };
        records.set(next);
        changed.push(next);
      }
    }
    if (delivered.length > 0) void storage.remove(delivered);
    void settlement.save(changed);
  }

  return {
    begin,
    /** It is not sent after all. */
    forget: (id: string) => attempts.delete(id),
    isSending: (id: string) => attempts.has(id),
    send,
    requests,
    /** How many events a request may carry: fewer after one that failed whole. */
    maxEvents: () => maxEvents,
    bytesOf,
    keepaliveRoom,
  };
}
