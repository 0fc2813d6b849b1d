import type { AutumnErrorCode } from "../AutumnError";
import { isAutumnError } from "../isAutumnError";
import { outcomeOfFailure } from "../outcomeOfFailure";
import { type EventResult, maxEventsPerRequest, type TrackAnswer } from "../protocol";
import { type Attempt, afterResult, confirmAfter } from "./afterResult";
import { claimRecords } from "./claimRecords";
import type { Settlement } from "./createSettlement";
import { createTransmitter } from "./createTransmitter";
import type { Instant } from "./Instant";
import { maxBatchBytes } from "./maxBatchBytes";
import type { OutboxParts } from "./OutboxParts";
import type { OutboxRecord } from "./OutboxRecord";
import { leftoverIn, type Plan, plan } from "./plan";

const maxRequests = 2;
/** For a client that carries one event a request. */
const maxSingleRequests = 6;

export type DeliveryOptions = {
  parts: OutboxParts;
  settlement: Settlement;
  /** ms */
  maxAge: number;
  leads(): boolean;
  /** Something has an outcome: there may be more to do. */
  onProgress(): void;
};

/** A mistake of whoever builds the app, which waiting does not mend. */
const mistakes: readonly unknown[] = ["request_refused", "invalid_response"] satisfies AutumnErrorCode[];

const refusals = {
  outcome_unknown:
    "No answer came in time: it may have been counted. Look at the customer's usage, then retry(id) or discard(id).",
  expired: "It could not be delivered for 7 days, and is not counted; retry(id) or discard(id).",
};

/** Carries out what `plan` decides: takes records, sends them, and applies what the answers mean. */
export function createDelivery({ parts, settlement, maxAge, leads, onProgress }: DeliveryOptions) {
  const { environment, page, clock, records, storage, backoff, users } = parts;
  const { transmit, requests, bytesOf, keepaliveRoom } = createTransmitter();
  const attempts = new Map<string, Attempt>();
  /** Accepted in this task, not yet handed to the store. */
  const fresh = new Set<string>();
  /** Stored in an older version, which no other page can have touched; the new one is not yet handed to the store. */
  const stale = new Set<string>();
  const outgoing: OutboxRecord[][] = [];
  const told = new Set<string>();
  let maxEvents = maxEventsPerRequest;

  /** The record as it is stored before it is sent: a crash from here on cannot make it look untried. */
  function begin(record: OutboxRecord, at: Instant): OutboxRecord {
    const { unknownSince = at, lastAttemptAt: previous } = record;
    attempts.set(record.id, { at, previous, firstUnknown: !record.unknownSince });
    return { ...record, page, attempts: record.attempts + 1, lastAttemptAt: at, unknownSince, wait: undefined };
  }

  /** Whether no other page can have taken it: such a record needs no look at the store before it is sent. */
  function isUntouched(record: OutboxRecord, now: Instant): boolean {
    return record.page === page && record.attempts === 0 && !record.lastOutcome && leftoverIn(record, now) > 0;
  }

  function decide(now: Instant, leaving: boolean): Plan {
    const perRequest = users.maxEvents();
    const slots = perRequest > 1 ? maxRequests : maxSingleRequests;
    return plan({
      records: records.values(),
      now,
      page,
      leads: leads(),
      isSending: (id) => attempts.has(id),
      clientOf: (customerId) => users.of(customerId).at(-1)?.client,
      isReachable: () => environment.isOnline() && !environment.isPrerendering(),
      pause: backoff.current(),
      maxAge,
      freeRequests: leaving ? 0 : slots - requests() - outgoing.length,
      hidden: leaving || environment.isHidden(),
      maxEvents: Math.min(maxEvents, perRequest),
      maxBytes: maxBatchBytes,
    });
  }

  function run(): Plan {
    const now = clock.now();
    const decided = decide(now, false);
    const shared: OutboxRecord[][] = [];
    for (const batch of decided.send) {
      if (batch.every((record) => isUntouched(record, now))) queue(batch, now);
      else shared.push(batch);
    }
    // First: what is not in the store yet would pass for delivered by another page.
    write();
    for (const batch of shared) void claim(batch, now);
    if (decided.settle.length > 0) void refuse(decided.settle, now);
    return decided;
  }

  /**
   * The page goes, and no answer can reach it: what can leave leaves now, and what is under way is not asked about again
   * before Autumn has surely made up its mind about it.
   */
  function leave(): void {
    const now = clock.now();
    let room = outgoing.reduce((left, batch) => left - bytesOf(batch), keepaliveRoom());
    for (const planned of decide(now, true).send) {
      const batch = planned.filter((record) => isUntouched(record, now));
      if (batch.length === 0) continue;
      room -= bytesOf(batch);
      if (room >= 0) queue(batch, now);
    }
    for (const record of records.values()) {
      // What is older may have been settled by another page: written again blindly, it would come back to life.
      if (record.page !== page || record.rejected || leftoverIn(record, now) <= 0) continue;
      change({ ...record, page: "", wait: attempts.has(record.id) ? confirmAfter : record.wait });
    }
    write();
    sendOutgoing(true);
  }

  function change(record: OutboxRecord): void {
    records.set(record);
    if (!fresh.has(record.id)) stale.add(record.id);
  }

  /** All in one transaction: of a page that goes, the browser may finish no second one. */
  function write(): void {
    if (fresh.size + stale.size > 0) void storage.put(taken(fresh), taken(stale));
  }

  function taken(ids: Set<string>): OutboxRecord[] {
    const found = [...ids].flatMap((id) => records.get(id) ?? []);
    ids.clear();
    return found;
  }

  /** Written as tried in this task, sent in the next. */
  function queue(batch: OutboxRecord[], now: Instant): void {
    const begun = batch.map((record) => begin(record, now));
    begun.forEach(change);
    if (outgoing.push(begun) === 1) environment.nextTask(() => sendOutgoing(false));
  }

  function sendOutgoing(leaving: boolean): void {
    for (const batch of outgoing.splice(0)) void send(batch, leaving);
  }

  /** Takes records for this page, as `begun` makes them; hears of those that another page has taken or ended. */
  async function take(batch: OutboxRecord[], at: Instant, begun: (record: OutboxRecord) => OutboxRecord) {
    // Under way from here on: the next plan must not take them again while the store is asked.
    for (const record of batch) begin(record, at);
    const { ready, invalid, lost, gone } = await claimRecords(parts, batch, begun);
    const mine = new Set(ready.map(({ id }) => id));
    for (const { id } of batch) if (!mine.has(id)) attempts.delete(id);
    lost.forEach(settlement.found);
    gone.forEach(settlement.gone);
    return { ready, invalid };
  }

  async function claim(batch: OutboxRecord[], at: Instant): Promise<void> {
    const { ready, invalid } = await take(batch, at, (record) => begin(record, at));
    void settlement.save(
      invalid.map(({ record, message }) => settlement.rejected(record, "invalid_params", message, at)),
    );
    if (ready.length > 0) await send(ready, false);
    else onProgress();
  }

  /** What nobody will send any more, unless another page has ended it since this one last looked. */
  async function refuse(settle: Plan["settle"], at: Instant): Promise<void> {
    const codes = new Map(settle.map(({ record, code }) => [record.id, code]));
    const { ready, invalid } = await take(
      settle.map(({ record }) => record),
      at,
      (record) => ({ ...record, page }),
    );
    const refused = [...ready, ...invalid.map(({ record }) => record)];
    void settlement.save(
      refused.map((record) => {
        attempts.delete(record.id);
        const code = codes.get(record.id) ?? "expired";
        return settlement.rejected(record, code, refusals[code], at);
      }),
    );
    onProgress();
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
    run,
    leave,
    requests,
    isSending: (id: string) => attempts.has(id),
    isFresh: (id: string) => fresh.has(id),
    accept(record: OutboxRecord): void {
      records.set(record);
      fresh.add(record.id);
    },
  };
}

export type Delivery = ReturnType<typeof createDelivery>;
