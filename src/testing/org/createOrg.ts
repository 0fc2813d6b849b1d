import type { Catalog } from "./Catalog";
import type { Org } from "./Org";
import type { OrgState } from "./OrgState";

/** An org without customers, or one that goes on from a snapshot. */
export function createOrg(catalog: Catalog, now: () => number, state: OrgState | undefined) {
  const saved = structuredClone(state);
  let ahead = saved?.ahead ?? 0;
  let lastId = saved?.lastId ?? 0;

  const org: Org = {
    catalog,
    now: () => now() + ahead,
    nextId: (prefix) => {
      lastId += 1;
      return `${prefix}_${String(lastId).padStart(8, "0")}`;
    },
    customers: new Map(saved?.customers.map((customer) => [customer.id, customer])),
    events: saved?.events ?? [],
    keys: new Map(saved?.keys),
    locks: new Map(saved?.locks),
    queue: saved?.queue ?? [],
    conditions: {},
  };

  return {
    org,
    advance(ms: number) {
      ahead += ms;
    },
    snapshot: (): OrgState =>
      structuredClone({
        ahead,
        lastId,
        customers: [...org.customers.values()],
        events: org.events,
        keys: [...org.keys],
        locks: [...org.locks],
        queue: org.queue,
      }),
  };
}
