import type { Instant } from "../../src/core/outbox/Instant";
import type { OutboxRecord } from "../../src/core/outbox/OutboxRecord";
import { type PlanInput, plan } from "../../src/core/outbox/plan";
import { maxEventsPerRequest } from "../../src/core/protocol";
import type { Backoff } from "./policies";

const page = "page";
const params = { customerId: "cus_1", featureId: "messages" };
const maxRequests = 2;

export type Request = { client: number; batch: OutboxRecord[]; startedAt: Instant };

export type ClientsOptions = {
  count: number;
  createBackoff: () => Backoff;
  send(request: Request): void;
  /** Asks for a `look` in so many ms. */
  wake(client: number, inMs: number): void;
};

/**
 * Clients of the outbox's own rules (`plan` decides what leaves when, the policy how long a failure makes it wait), with
 * the least around them that makes a million fit into memory: records in a list, no store, no page.
 */
export function createClients({ count, createBackoff, send, wake }: ClientsOptions) {
  const records: (OutboxRecord[] | undefined)[] = new Array(count);
  const backoffs = Array.from({ length: count }, createBackoff);
  const requests = new Uint8Array(count);
  const sending = new Set<string>();
  let last = 0;

  const input: PlanInput = {
    records: [],
    now: { wall: 0, monotonic: 0, page },
    page,
    leads: false,
    isSending: (id) => sending.has(id),
    mayBill: () => true,
    isReachable: () => true,
    pause: undefined,
    maxAge: Number.POSITIVE_INFINITY,
    freeRequests: maxRequests,
    hidden: false,
    maxEvents: maxEventsPerRequest,
    maxBytes: 24 * 1024,
  };

  function look(client: number, now: Instant): void {
    const waiting = records[client];
    if (!waiting?.length) return;
    input.records = waiting;
    input.now = now;
    input.pause = backoffs[client]?.current();
    input.freeRequests = maxRequests - (requests[client] ?? 0);
    const decided = plan(input);
    for (const batch of decided.send) {
      requests[client] = (requests[client] ?? 0) + 1;
      for (const record of batch) {
        record.attempts += 1;
        record.lastAttemptAt = now;
        sending.add(record.id);
      }
      send({ client, batch, startedAt: now });
    }
    if (decided.wakeIn !== undefined) wake(client, decided.wakeIn);
  }

  return {
    look,
    track(client: number, now: Instant): void {
      last += 1;
      records[client] ??= [];
      records[client].push({ v: 1, id: String(last), params, bytes: 100, bornAt: now, page, attempts: 0 });
      look(client, now);
    },
    answer({ client, batch, startedAt }: Request, error: unknown, now: Instant): void {
      requests[client] = (requests[client] ?? 0) - 1;
      for (const { id } of batch) sending.delete(id);
      if (error === undefined) {
        backoffs[client]?.reset();
        const left = records[client]?.filter((record) => !batch.includes(record));
        records[client] = left?.length ? left : undefined;
      } else backoffs[client]?.failed(error, startedAt, now);
      look(client, now);
    },
    waiting: () => records.reduce((sum, list) => sum + (list?.length ?? 0), 0),
  };
}
