import { eventOf } from "./eventOf";
import type { OutboxEvent, OutboxSnapshot } from "./Outbox";
import type { OutboxRecord } from "./OutboxRecord";
import { unreadableEventOf } from "./unreadableEventOf";

function kept<Item>(before: readonly Item[], after: readonly Item[]): readonly Item[] {
  return before.length === after.length && before.every((item, index) => item === after[index]) ? before : after;
}

export type SnapshotInput = {
  page: string;
  records: Iterable<OutboxRecord>;
  /** What is stored and can't be read; shown to whose it is, or to everybody where that can't be read either. */
  unreadable: Iterable<unknown>;
  isSending(id: string): boolean;
  isVisible(customerId: string): boolean;
  reachable: boolean;
  pausedFor: "backoff" | "login" | undefined;
  /** Unix ms */
  until: number | undefined;
  durable: boolean;
};

export const emptySnapshot: OutboxSnapshot = {
  pending: [],
  sending: [],
  held: 0,
  rejected: [],
  status: "idle",
  durable: true,
};

/** What the app may see of the records; lists that have not changed stay the arrays they were. */
export function snapshotOf(input: SnapshotInput, before: OutboxSnapshot): OutboxSnapshot {
  const pending: OutboxEvent[] = [];
  const sending: OutboxEvent[] = [];
  const rejected: OutboxEvent[] = [];
  let held = 0;
  for (const record of input.records) {
    const visible = input.isVisible(record.params.customerId);
    if (record.rejected) {
      if (visible) rejected.push(eventOf(record, input.page));
    } else if (!visible) held += 1;
    else if (input.isSending(record.id)) sending.push(eventOf(record, input.page));
    else if (record.lastOutcome === "customer_mismatch") held += 1;
    else pending.push(eventOf(record, input.page));
  }
  for (const stored of input.unreadable) {
    const event = unreadableEventOf(stored);
    const { customerId } = event.params;
    if (customerId === "" || input.isVisible(customerId)) rejected.push(event);
  }
  const status = sending.length > 0 ? "sending" : pending.length > 0 ? "waiting" : "idle";
  return {
    pending: kept(before.pending, pending),
    sending: kept(before.sending, sending),
    rejected: kept(before.rejected, rejected),
    held,
    status,
    reason: status !== "waiting" ? undefined : input.reachable ? (input.pausedFor ?? "backoff") : "offline",
    until: status === "waiting" ? input.until : undefined,
    durable: input.durable,
  };
}
