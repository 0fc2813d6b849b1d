import { deliverThrough } from "../deliverThrough";
import type { OutboxUser } from "./Outbox";

/** The mounted providers: who is signed in, and by which client their events travel. */
export function createUsers() {
  const users = new Set<OutboxUser>();

  /** Those for whom a customer is signed in, the latest last. */
  function of(customerId: string): OutboxUser[] {
    return [...users].filter((user) => user.customerId === undefined || user.customerId === customerId);
  }

  return {
    of,
    has: (customerId: string) => of(customerId).length > 0,
    size: () => users.size,
    customers: () => [...users].map(({ customerId }) => customerId),
    add: (user: OutboxUser) => users.add(user),
    delete: (user: OutboxUser) => users.delete(user),
    /** How many events a request may carry, whichever client takes it. */
    maxEvents: () => Math.min(...[...users].map(({ client }) => deliverThrough(client).maxEvents)),
  };
}

export type Users = ReturnType<typeof createUsers>;
