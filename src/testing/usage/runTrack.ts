import { findSubject } from "../org/findSubject";
import type { Mutation, Org } from "../org/Org";
import { relevantFeatures } from "../org/relevantFeatures";
import type { Expand } from "../wire/Expand";
import { Refusal } from "../wire/Refusal";
import { type WireBalance, wireBalance } from "../wire/wireBalance";
import { wireDeductions } from "../wire/wireDeductions";
import type { TrackBody } from "../wire/wireSchemas";
import { recordEvent } from "./recordEvent";
import { takeUsage } from "./takeUsage";
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

  if (!body.skip_event) {
    recordEvent(org, customer, mutations, {
      idempotencyKey: idempotencyKey || body.idempotency_key || null,
      entityId: entity?.id,
      featureId: feature_id || undefined,
      eventName: event_name,
      value,
      properties,
      timestamp: body.timestamp ?? org.now(),
    });
  }

  const balances: Record<string, WireBalance> = {};
  const shown = new Set<string>();
  for (const { id } of features) {
    const relevant = relevantFeatures(org.catalog, id).map((feature) => feature.id);
    for (const featureId of relevant) balances[featureId] = wireBalance(org.catalog, customer, featureId, expand);
    const main = mainBalance(id, relevant, mutations);
    if (balances[main]) shown.add(main);
  }
  const [only, ...others] = shown;
  return {
    customer_id: body.customer_id,
    entity_id,
    event_name,
    value,
    balance: only !== undefined && others.length === 0 ? balances[only] : null,
    balances: Object.keys(balances).length > 1 ? balances : undefined,
    deductions: wireDeductions(org.catalog, customer, mutations),
  };
}

/** Which balance stands for a tracked feature: what was taken from, its own before credits; else the credits it draws on, if any. */
function mainBalance(featureId: string, relevant: readonly string[], mutations: readonly Mutation[]) {
  const credits = relevant.filter((id) => id !== featureId);
  const taken = (id: string) =>
    mutations.reduce((sum, { featureId, amount }) => (featureId === id ? sum + amount : sum), 0);
  return [featureId, ...credits].find((id) => taken(id) > 0) ?? credits[0] ?? featureId;
}
