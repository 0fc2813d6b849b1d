import type { OutboxEvent } from "../outbox/Outbox";
import type { Balance, TrackResponse } from "../TrackResponse";
import { addUsage } from "./addUsage";

export type Delivery = {
  event: OutboxEvent;
  response: TrackResponse;
  /** Whether other events were under way meanwhile: the answer may tell of a moment before theirs, or after. */
  crowded: boolean;
};

/**
 * A known balance of an entity (or of the customer: undefined) after an event was delivered. Answers come in any order:
 * what each event took is added up, which comes to the same in every order; the balance that an answer tells is taken
 * where it agrees with the sum, or no other event can have come between. `isSure`: false where Autumn must be asked.
 */
export function afterDelivery(
  balance: Balance,
  entityId: string | undefined,
  { event, response, crowded }: Delivery,
): { balance: Balance; isSure: boolean } {
  const { deductions, balances = {} } = response;
  // An event that is counted later, or was counted before.
  if (!deductions) return { balance, isSure: false };
  const taken = deductions.filter(({ featureId }) => featureId === balance.featureId);
  // Entities may share their customer's balance, or have their own.
  if (event.params.entityId !== entityId) return { balance, isSure: taken.length === 0 };

  const sum = taken.reduce((after, { value }) => addUsage(after, value), balance);
  const told = [response.balance, ...Object.values(balances)].find((each) => each?.featureId === balance.featureId);
  if (!told) return { balance: sum, isSure: true };
  if (!crowded || told.usage === sum.usage) return { balance: told, isSure: true };
  return { balance: sum, isSure: false };
}
