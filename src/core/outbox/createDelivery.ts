import { isAutumnError } from "../isAutumnError";
import { outcomeOfFailure } from "../outcomeOfFailure";
import { parseTrackParams } from "../parseTrackParams";
import { type EventResult, maxEventsPerRequest, type TrackAnswer } from "../protocol";
import type { TrackResponse } from "../TrackResponse";
import { type Attempt, afterResult, claimWindow } from "./afterResult";
import type { createEndpointBackoff } from "./createEndpointBackoff";
import type { createHandlerClock } from "./createHandlerClock";
import type { RecordSet } from "./createRecordSet";
import type { Storage } from "./createStorage";
import { createTransmitter } from "./createTransmitter";
import type { Instant } from "./Instant";
import type { OutboxUser } from "./Outbox";
import type { OutboxEnvironment } from "./OutboxEnvironment";
import type { OutboxRecord } from "./OutboxRecord";
import { leftoverIn, type Plan, plan } from "./plan";
import { readRecord } from "./readRecord";

const maxBatchBytes = 24 * 1024;
const maxRequests = 2;
/** For a client that carries one event a request. */
const maxSingleRequests = 6;

export type DeliveryOptions = {
  environment: OutboxEnvironment;
  page: string;
  clock: ReturnType<typeof createHandlerClock>;
  records: RecordSet;
  storage: Storage;
  backoff: ReturnType<typeof createEndpointBackoff>;
  maxAge: number;
  userFor(customerId: string): OutboxUser | undefined;
  /** How many events the client carries in one request. */
  clientMaxEvents(): number;
  leads(): boolean;
  onDelivered(record: OutboxRecord, response: TrackResponse): void;
  onRejected(record: OutboxRecord): void;
  /** It is no longer in the store: another tab has settled it. */
  onGone(record: OutboxRecord): void;
  /** Something has an outcome: there may be more to do. */
  onProgress(): void;
};

const refusals = {
  outcome_unknown:
    "This event may have been counted, but no answer came for 23 hours, and Autumn forgets after 24 hours what it has counted. Compare it with the customer's usage; send it again with retry(id) only if it is missing there.",
  expired:
    "This event could not be delivered for 7 days and was surely not counted. Send it again with retry(id), or forget it with discard(id).",
};

/** Carries out what `plan` decides: claims records in the store, sends them, and applies what the answers mean. */
export function createDelivery(options: DeliveryOptions) {
  const { environment, page, clock, records, storage, backoff } = options;
  const { transmit, requests, bytesOf, keepaliveRoom } = createTransmitter();
  const attempts = new Map<string, Attempt>();
  /** Accepted in this task, not yet handed to the store. */
  const fresh = new Set<string>();
  const outgoing: OutboxRecord[][] = [];
  let maxEvents = maxEventsPerRequest;

  function begin(record: OutboxRecord, at: Instant): OutboxRecord {
    attempts.set(record.id, { at, previous: record.lastAttemptAt, firstUnknown: !record.unknownSince });
    return {
      ...record,
      page,
      attempts: record.attempts + 1,
      lastAttemptAt: at,
      unknownSince: record.unknownSince ?? at,
      wait: undefined,
    };
  }

  function decide(now: Instant, leaving: boolean): Plan {
    const clientMaxEvents = options.clientMaxEvents();
    const slots = clientMaxEvents > 1 ? maxRequests : maxSingleRequests;
    return plan({
      records: records.values(),
      now,
      page,
      leads: options.leads(),
      isSending: (id) => attempts.has(id),
      mayBill: (customerId) => options.userFor(customerId) !== undefined,
      reachable: environment.isOnline() && !environment.isPrerendering(),
      pause: backoff.current(),
      maxAge: options.maxAge,
      freeRequests: leaving ? 0 : slots - requests() - outgoing.length,
      hidden: leaving || environment.isHidden(),
      maxEvents: Math.min(maxEvents, clientMaxEvents),
      maxBytes: maxBatchBytes,
    });
  }

  function run(): Plan {
    const now = clock.now();
    const decided = decide(now, false);
    const refused = decided.settle.map(({ record, code }) => reject(record, code, refusals[code], now));
    if (refused.length > 0) void save(refused);
    for (const batch of decided.send) {
      if (batch.every(({ id }) => fresh.has(id))) queue(batch, now);
      else void claim(batch, now);
    }
    writeFresh();
    return decided;
  }

  /**
   * The page goes, and no answer can reach it: what can leave leaves now, and what is under way is not asked about again
   * before Autumn has surely made up its mind about it.
   */
  function leave(): void {
    const now = clock.now();
    let room = keepaliveRoom() - outgoing.reduce((sum, batch) => sum + bytesOf(batch), 0);
    for (const batch of decide(now, true).send) {
      room -= bytesOf(batch);
      if (room >= 0 && batch.every((record) => record.page === page && record.attempts === 0)) queue(batch, now);
    }
    writeFresh();
    sendOutgoing(true);
    const released: OutboxRecord[] = [];
    for (const record of records.values()) {
      // What is older may have been settled by another page: written again blindly, it would come back to life.
      if (record.page !== page || record.rejected || leftoverIn(record, now) <= 0) continue;
      const next = { ...record, page: "", wait: attempts.has(record.id) ? claimWindow : record.wait };
      records.set(next);
      released.push(next);
    }
    if (released.length > 0) void storage.put(released);
  }

  function writeFresh(): void {
    if (fresh.size === 0) return;
    const written = [...fresh].flatMap((id) => records.get(id) ?? []);
    fresh.clear();
    void storage.put(written);
  }

  /** What no other page can have touched needs no look at the store: it is written, as tried, and leaves in the next task. */
  function queue(batch: OutboxRecord[], now: Instant): void {
    const begun = batch.map((record) => begin(record, now));
    for (const record of begun) {
      records.set(record);
      fresh.add(record.id);
    }
    if (outgoing.push(begun) === 1) environment.nextTask(() => sendOutgoing(false));
  }

  function sendOutgoing(leaving: boolean): void {
    for (const batch of outgoing.splice(0)) void send(batch, leaving);
  }

  /** Takes records for this page in one transaction with the look whether they are still there, and still free. */
  async function claim(batch: OutboxRecord[], at: Instant): Promise<void> {
    const taken = new Set<string>();
    for (const record of batch) begin(record, at);
    const stored = await storage.update(
      batch.map(({ id }) => id),
      (record) => {
        if (!readRecord(record) || record.rejected || record.page !== records.get(record.id)?.page) return record;
        taken.add(record.id);
        return begin(record, at);
      },
    );
    const ready: OutboxRecord[] = [];
    const refused: OutboxRecord[] = [];
    for (const { id } of batch) {
      const record = readRecord(stored.get(id));
      if (!taken.has(id)) attempts.delete(id);
      if (!record) forget(id);
      else {
        records.set(record);
        if (taken.has(id)) {
          const error = paramsError(record);
          if (error) refused.push(reject(record, "invalid_params", error, at));
          else ready.push(record);
        }
      }
    }
    if (refused.length > 0) void save(refused);
    if (ready.length > 0) await send(ready, false);
    else options.onProgress();
  }

  /** A store can be written to by anybody: what another page accepted is checked again. */
  function paramsError(record: OutboxRecord): string | undefined {
    if (record.bornAt.page === page) return undefined;
    try {
      parseTrackParams(record.params);
      return undefined;
    } catch (error) {
      return isAutumnError(error) ? error.message : String(error);
    }
  }

  async function send(batch: OutboxRecord[], leaving: boolean): Promise<void> {
    const startedAt = clock.now();
    const user = batch[0] && options.userFor(batch[0].params.customerId);
    try {
      if (!user) finish(batch, () => ({ outcome: "retry" }), 0);
      else receive(batch, await transmit(user.client, batch, startedAt, leaving));
    } catch (error) {
      fail(batch, error, startedAt);
    }
    options.onProgress();
  }

  function receive(batch: OutboxRecord[], answer: TrackAnswer): void {
    if (answer.now !== undefined) {
      clock.learn(answer.now);
      for (const { id } of batch) {
        const attempt = attempts.get(id);
        if (attempt) attempt.at = clock.dated(attempt.at);
      }
    }
    backoff.succeeded();
    maxEvents = maxEventsPerRequest;
    const results = new Map(answer.results.map((result) => [result.id, result]));
    finish(batch, ({ id }) => results.get(id) ?? { outcome: "unknown" });
  }

  function fail(batch: OutboxRecord[], error: unknown, startedAt: Instant): void {
    const halved = batch.length > 1;
    if (halved) maxEvents = Math.ceil(batch.length / 2);
    if (!(halved && isAutumnError(error) && error.status === 413)) backoff.failed(error, startedAt, clock.now());
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
      const aftermath = afterResult(record, resultOf(record), attempt, random);
      if ("delivered" in aftermath) {
        records.delete(id);
        delivered.push(id);
        options.onDelivered(record, aftermath.delivered);
      } else {
        const next = wait === undefined ? aftermath.record : { ...aftermath.record, wait };
        records.set(next);
        changed.push(next);
        if (next.rejected) options.onRejected(next);
      }
    }
    if (delivered.length > 0) void storage.remove(delivered);
    if (changed.length > 0) void save(changed);
  }

  function reject(
    record: OutboxRecord,
    code: "outcome_unknown" | "expired" | "invalid_params",
    message: string,
    at: Instant,
  ): OutboxRecord {
    const refused = { ...record, rejected: { code, message, at } };
    attempts.delete(record.id);
    records.set(refused);
    options.onRejected(refused);
    return refused;
  }

  /** Writes new versions of this page's records; one that another page has taken meanwhile is theirs, one that is gone stays gone. */
  async function save(changed: OutboxRecord[]): Promise<void> {
    const next = new Map(changed.map((record) => [record.id, record]));
    const stored = await storage.update([...next.keys()], (record) => {
      const mine = record.page === page || record.page === "" || record.rejected || next.get(record.id)?.rejected;
      return (mine && next.get(record.id)) || record;
    });
    for (const record of changed) if (!stored.has(record.id) && records.get(record.id) === record) forget(record.id);
  }

  function forget(id: string): void {
    const record = records.get(id);
    attempts.delete(id);
    records.delete(id);
    if (record) options.onGone(record);
  }

  return {
    run,
    leave,
    save,
    forget,
    isSending: (id: string) => attempts.has(id),
    requests,
    accept(record: OutboxRecord): void {
      records.set(record);
      fresh.add(record.id);
    },
    isFresh: (id: string) => fresh.has(id),
  };
}
