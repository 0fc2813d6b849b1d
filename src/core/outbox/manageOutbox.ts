import { createControls } from "./createControls";
import { createSnapshots } from "./createSnapshots";
import type { ManagedOutbox, Outbox } from "./Outbox";

const managed = /*@__PURE__*/ new WeakMap<Outbox, ManagedOutbox>();

/**
 * What an app can see of an outbox, and do about what is in it; the same for all who ask. Apart from the outbox, so that
 * a page which only tracks does not load it.
 */
export function manageOutbox(outbox: Outbox): ManagedOutbox {
  let known = managed.get(outbox);
  if (!known) {
    const getSnapshot = createSnapshots(outbox.inside);
    known = { getSnapshot, customers: outbox.inside.users.customers, ...createControls(outbox) };
    managed.set(outbox, known);
  }
  return known;
}
