import { confirmAfter } from "./afterResult";
import { claimRecords } from "./claimRecords";
import { createSender } from "./createSender";
import type { Settlement } from "./createSettlement";
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

const refusals = {
  outcome_unknown:
    "No answer came in time: it may have been counted. Look at the customer's usage, then retry(id) or discard(id).",
  expired: "It could not be delivered for 7 days, and is not counted; retry(id) or discard(id).",
};

/** Carries out what `plan` decides: takes records for this page, and has them stored before they are sent. */
export function createDelivery({ parts, settlement, maxAge, leads, onProgress }: DeliveryOptions) {
  const { environment, page, clock, records, storage, backoff, users } = parts;
  const { begin, forget, isSending, send, requests, maxEvents, bytesOf, keepaliveRoom } = createSender(
    parts,
    settlement,
    onProgress,
  );
  /** Accepted in this task, not yet handed to the store. */
  const fresh = new Set<string>();
  /** Stored in an older version, which no other page can have touched; the new one is not yet handed to the store. */
  const stale = new Set<string>();
  const outgoing: OutboxRecord[][] = [];

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
      isSending,
      clientOf: (customerId) => users.of(customerId).at(-1)?.client,
      isReachable: () => environment.isOnline() && !environment.isPrerendering(),
      pause: backoff.current(),
      maxAge,
      freeRequests: leaving ? 0 : slots - requests() - outgoing.length,
      hidden: leaving || environment.isHidden(),
      maxEvents: Math.min(maxEvents(), perRequest),
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
      change({ ...record, page: "", wait: isSending(record.id) ? confirmAfter : record.wait });
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
    for (const { id } of batch) if (!mine.has(id)) forget(id);
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
        forget(record.id);
        const code = codes.get(record.id) ?? "expired";
        return settlement.rejected(record, code, refusals[code], at);
      }),
    );
    onProgress();
  }

  return {
    run,
    leave,
    requests,
    isSending,
    isFresh: (id: string) => fresh.has(id),
    accept(record: OutboxRecord): void {
      records.set(record);
      fresh.add(record.id);
    },
  };
}

export type Delivery = ReturnType<typeof createDelivery>;
