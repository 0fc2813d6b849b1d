import type { Catalog, Feature } from "../org/Catalog";
import type { Customer, Mutation } from "../org/Org";
import { relevantFeatures } from "../org/relevantFeatures";
import type { Expand } from "../wire/Expand";
import { type WireBalance, wireBalance } from "../wire/wireBalance";

export type TrackedBalances = {
  /** The one balance that stands for the event; null where there are several, or none. */
  balance: WireBalance;
  /** By feature, where more than one was concerned; null for a feature that has no balance of its own. */
  balances: Record<string, WireBalance> | undefined;
};

/** The balances that the answer to a track shows. */
export function trackedBalances(
  catalog: Catalog,
  customer: Customer,
  features: readonly Feature[],
  mutations: readonly Mutation[],
  expand: Expand,
): TrackedBalances {
  const balances: Record<string, WireBalance> = {};
  const shown = new Set<WireBalance>();
  for (const { id } of features) {
    const relevant = relevantFeatures(catalog, id).map((feature) => feature.id);
    for (const featureId of relevant) balances[featureId] ??= wireBalance(catalog, customer, featureId, expand);
    const balance = balances[mainFeature(id, relevant, mutations)];
    if (balance) shown.add(balance);
  }
  const [only = null, ...others] = shown;
  return {
    balance: others.length === 0 ? only : null,
    balances: Object.keys(balances).length > 1 ? balances : undefined,
  };
}

/** Whose balance stands for a tracked feature: one that was taken from, its own before credits; else the credits it draws on, if any. */
function mainFeature(featureId: string, relevant: readonly string[], mutations: readonly Mutation[]) {
  const credits = relevant.filter((id) => id !== featureId);
  const taken = (id: string) =>
    mutations.reduce((sum, mutation) => (mutation.featureId === id ? sum + mutation.amount : sum), 0);
  return [featureId, ...credits].find((id) => taken(id) > 0) ?? credits[0] ?? featureId;
}
