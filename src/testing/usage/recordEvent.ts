import type { Customer, Org } from "../org/Org";
import type { TestAutumnEvent } from "../TestAutumn";
import type { wireDeductions } from "../wire/wireDeductions";

type Recorded = Omit<TestAutumnEvent, "id" | "customerId" | "deductions" | "entityId" | "featureId" | "eventName"> & {
  entityId: string | undefined;
  featureId: string | undefined;
  eventName?: string | undefined;
};

/** Writes a row of the ledger. */
export function recordEvent(
  org: Org,
  customer: Customer,
  deductions: ReturnType<typeof wireDeductions>,
  event: Recorded,
): void {
  const { entityId, featureId, eventName, ...rest } = event;
  org.events.push({
    id: org.events.length + 1,
    customerId: customer.id,
    ...(entityId !== undefined && { entityId }),
    ...(featureId !== undefined && { featureId }),
    ...(eventName !== undefined && { eventName }),
    ...rest,
    deductions: deductions.map(({ feature_id, value }) => ({ featureId: feature_id, value })),
  });
}
