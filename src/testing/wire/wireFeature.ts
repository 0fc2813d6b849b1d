import type { Feature } from "../org/Catalog";

export function wireFeature({ id, name, type, consumable, eventNames, creditSchema }: Feature) {
  const schema = [...creditSchema].map(([meteredId, cost]) => ({ metered_feature_id: meteredId, credit_cost: cost }));
  return {
    id,
    name,
    type,
    consumable,
    event_names: eventNames,
    ...(type === "credit_system" && { credit_schema: schema }),
    archived: false,
  };
}
