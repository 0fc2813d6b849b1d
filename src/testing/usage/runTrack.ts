import { findSubject } from "../org/findSubject";
import type { Org } from "../org/Org";
import type { Expand } from "../wire/Expand";
import { Refusal } from "../wire/Refusal";
import { wireDeductions } from "../wire/wireDeductions";
import type { TrackBody } from "../wire/wireSchemas";
import { recordEvent } from "./recordEvent";
import { takeUsage } from "./takeUsage";
import { trackedBalances } from "./trackedBalances";
import { trackedFeatures } from "./trackedFeatures";

export type TrackRequest = { body: TrackBody; idempotencyKey: string | null; version: string; expand?: Expand };

/** Counts an event now: takes the usage, writes the ledger, and gives Autumn's answer. */
export function runTrack(org: Org, { body, idempotencyKey, version, expand = new Set() }: TrackRequest) {
  const { entity_id, feature_id, event_name, value = 1, overage_behavior = "cap", properties = {} } = body;
  if (event_name && overage_behavior === "reject") {
    throw new Refusal(400, "invalid_request", 'overage_behavior "reject" is not supported with event_name.');
  }
  const { customer, entity } = findSubject(org, body, version);
  const lock = body.lock && feature_id ? { ...body.lock, entityId: entity?.id, properties } : undefined;
  const features = trackedFeatures(org.catalog, body);
  const mutations = features.flatMap(({ id }) => takeUsage(org, customer, id, value, overage_behavior, lock));
  const deductions = wireDeductions(org.catalog, customer, mutations);

  if (!body.skip_event) {
    recordEvent(org, customer, deductions, {
      idempotencyKey: idempotencyKey || body.idempotency_key || null,
      entityId: entity?.id,
      featureId: feature_id || undefined,
      eventName: event_name,
      value,
      properties,
      timestamp: body.timestamp ?? org.now(),
    });
  }

  return {
    customer_id: body.customer_id,
    entity_id,
    event_name,
    value,
    ...trackedBalances(org.catalog, customer, features, mutations, expand),
    deductions,
  };
}
