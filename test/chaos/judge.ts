import { idempotencyKey } from "../../src/core/idempotencyKey";
import { type Kind, kinds } from "./kinds";
import type { LedgerRow } from "./world/createBackend";
import type { Accepted } from "./world/createUser";
import type { World } from "./world/createWorld";

/** How long (ms) a disk, and the way to it, may need when the machine is idle. */
const unwrittenWithin = 50;

export type Verdict = {
  name: string;
  events: number;
  delivered: number;
  /** How many were refused, by reason. */
  rejected: Map<string, number>;
  /** Accepted, and neither counted nor refused. */
  lost: (Accepted & { killedAfter?: number })[];
  /** In the ledger more than once. */
  twice: LedgerRow[][];
  /** Counted for another customer, with other contents, or refused for no good reason: in words. */
  wrong: string[];
  /**
   * Lost with a browser that was killed before any page could have had them on disk: how many ms after the click. Within
   * 50 ms, or what the page itself wrote right after the package, its canary, is gone as well.
   */
  unwritten: number[];
  /** In the ledger, but gone with its page before the side channel heard of it; not among `events`. */
  unreported: number;
  seconds: number;
};

/** Compares what the pages accepted with Autumn's ledger and with what the app was told is refused. */
export async function judge(world: World, seconds: number): Promise<Verdict> {
  const { name, accepted, rejected, troubles } = world;
  const ledger = await world.ledger();
  const canaries = await readCanaries(world);
  const rowsByNumber = groupBy(ledger, ({ properties }) => properties.n ?? "none");
  const verdict: Verdict = {
    name,
    events: accepted.size,
    delivered: 0,
    rejected: new Map(),
    lost: [],
    twice: [...rowsByNumber.values()].filter((rows) => rows.length > 1),
    wrong: [...troubles].map((message) => `error in the page: ${message}`),
    unwritten: [],
    unreported: [...rowsByNumber.keys()].filter((n) => !accepted.has(n)).length,
    seconds,
  };

  for (const event of accepted.values()) {
    const [row] = rowsByNumber.get(event.n) ?? [];
    const refusal = rejected.get(event.n);
    if (refusal) verdict.rejected.set(refusal.code, (verdict.rejected.get(refusal.code) ?? 0) + 1);
    else if (row) verdict.delivered += 1;
    else {
      const killedAfter = killedAfterMs(event, world);
      const isExcused = killedAfter !== undefined && (killedAfter <= unwrittenWithin || !canaries.has(event.n));
      if (isExcused) verdict.unwritten.push(killedAfter);
      else verdict.lost.push({ ...event, killedAfter });
    }
    const fault = faultOf(event, row, refusal?.code);
    if (fault) verdict.wrong.push(`${event.kind} ${event.n} of ${event.customerId} is ${fault}`);
    if (row && !isOwnKey(row.idempotencyKey, event)) {
      verdict.wrong.push(`${event.n} of ${event.customerId} is counted under the key ${row.idempotencyKey}`);
    }
  }
  return verdict;
}

/** A key has its customer in front, so that the same id may come up elsewhere. */
function isOwnKey(key: string | null, { customerId }: Accepted): boolean | undefined {
  const prefix = idempotencyKey(customerId, "");
  return key?.startsWith(prefix) && /^[\da-f-]{36}$/.test(key.slice(prefix.length));
}

function groupBy<Item>(items: Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

async function readCanaries({ tabs, kills }: World): Promise<Set<string>> {
  // The one opened last; an older one may show the page that a link led to.
  const tab = [...tabs].at(-1);
  return new Set(kills.length > 0 ? await tab?.canaries() : []);
}

/** How long after the click the browser was killed, where it was. */
function killedAfterMs({ life, at }: Accepted, { kills }: World): number | undefined {
  const killedAt = kills[life];
  return killedAt && Math.round(killedAt - at);
}

/** The handler's own refusal after an attempt that got no answer: nobody knows what became of that one. */
function isUnsureRefusal(kind: Kind, refusedWith: string): boolean {
  return refusedWith === "outcome_unknown" && kind.refusedWith === "not_allowed";
}

function faultOf(event: Accepted, row: LedgerRow | undefined, refusedWith: string | undefined): string | undefined {
  const kind: Kind = kinds[event.kind];
  if (refusedWith) {
    if (row) return `counted, though refused with ${refusedWith}`;
    if (refusedWith !== kind.refusedWith && !isUnsureRefusal(kind, refusedWith)) return `refused with ${refusedWith}`;
  }
  if (!row) return undefined;
  if (row.customerId !== event.customerId) return `counted for ${row.customerId}`;
  const isSame = row.featureId === kind.featureId && row.eventName === kind.eventName && row.value === kind.value;
  return isSame && !kind.refusedWith ? undefined : `counted as ${JSON.stringify(row)}`;
}
