import type { ResetInterval, TestAutumnOptions, TestFeature } from "./TestAutumnOptions";

/** How the recorded exchanges describe the org that they were made with. */
export type WireSeed = {
  features: {
    id: string;
    type: "metered" | "boolean" | "credit_system";
    consumable?: boolean;
    event_names?: string[];
    credit_schema?: { metered_feature_id: string; credit_cost: number }[];
  }[];
  plan: {
    plan_id: string;
    items: { feature_id: string; included?: number; reset?: ResetInterval | null }[];
  };
};

/** The seed as options of `createTestAutumn`. */
export function optionsFromSeed({ features, plan }: WireSeed): TestAutumnOptions {
  const items = new Map(plan.items.map((item) => [item.feature_id, item]));
  const options = features.map(
    ({ id, type, consumable = true, event_names = [], credit_schema }): [string, TestFeature] => {
      const item = items.get(id);
      const feature: TestFeature = { consumable, eventNames: event_names };
      if (type === "boolean") feature.included = item !== undefined;
      else if (item)
        Object.assign(feature, {
          included: item.included ?? 0,
          ...(item.reset !== undefined && { reset: item.reset }),
        });
      if (credit_schema) {
        feature.creditSchema = Object.fromEntries(
          credit_schema.map((entry) => [entry.metered_feature_id, entry.credit_cost]),
        );
      }
      return [id, feature];
    },
  );
  return { features: Object.fromEntries(options), plan: plan.plan_id };
}
