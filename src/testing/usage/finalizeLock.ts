import { applyMutations } from "../balances/applyMutations";
import { findSubject } from "../org/findSubject";
import type { Mutation, Org } from "../org/Org";
import { Refusal } from "../wire/Refusal";
import { wireDeductions } from "../wire/wireDeductions";
import type { FinalizeBody } from "../wire/wireSchemas";
import { recordEvent } from "./recordEvent";
import { takeUsage } from "./takeUsage";

/** Ends a lock: confirms what it took, gives it back, or makes it another value. The difference is a row of the ledger. */
export function finalizeLock(org: Org, body: FinalizeBody): void {
  const lock = org.locks.get(body.lock_id);
  if (!lock) throw new Refusal(400, "invalid_request", `Lock not found for ID: ${body.lock_id}`);
  const held = lock.mutations.reduce((sum, { amount, creditCost }) => sum + amount / creditCost, 0);
  const final = body.action === "release" ? 0 : (body.override_value ?? held);
  const { customer } = findSubject(org, { customer_id: lock.customerId });
  org.locks.delete(body.lock_id);
  if (final === held) return;

  const keeps = Math.sign(final) === Math.sign(held) ? Math.min(Math.abs(final), Math.abs(held)) : 0;
  const given = giveBack(lock.mutations, Math.abs(held) - keeps);
  applyMutations(customer, given);
  const taken = takeUsage(org, customer, lock.featureId, final - Math.sign(held) * keeps, "cap");

  recordEvent(org, customer, wireDeductions(org.catalog, customer, [...given, ...taken]), {
    idempotencyKey: null,
    entityId: lock.entityId,
    featureId: lock.featureId,
    value: final - held,
    properties: body.properties ?? lock.properties,
    timestamp: org.now(),
  });
}

/** The mutations that undo so much (in the tracked feature's unit), the last taken first. */
function giveBack(mutations: readonly Mutation[], value: number): Mutation[] {
  let left = value;
  return [...mutations].reverse().flatMap(({ featureId, creditCost, amount }) => {
    const undone = Math.min(left, Math.abs(amount / creditCost));
    left -= undone;
    return undone > 0 ? [{ featureId, creditCost, amount: -Math.sign(amount) * undone * creditCost }] : [];
  });
}
