import { AutumnError } from "../../core/AutumnError";
import type { TestAutumnOptions } from "../TestAutumnOptions";
import type { Catalog, Feature, PlanItem } from "./Catalog";

export function createCatalog({ features, plan = "free" }: Pick<TestAutumnOptions, "features" | "plan">): Catalog {
  const byId = new Map<string, Feature>();
  const items: PlanItem[] = [];
  for (const [id, feature] of Object.entries(features)) {
    const { included, eventNames = [], name = capitalised(id) } = feature;
    const type = feature.creditSchema ? "credit_system" : typeof included === "boolean" ? "boolean" : "metered";
    const consumable = type !== "boolean" && (feature.consumable ?? true);
    const creditSchema = new Map(Object.entries(feature.creditSchema ?? {}));
    byId.set(id, { id, name, type, consumable, eventNames, creditSchema });
    if (typeof included === "number") {
      const { reset = consumable ? "month" : null } = feature;
      items.push({ featureId: id, granted: included, interval: reset });
    } else if (included) {
      items.push({ featureId: id, granted: 0, interval: null });
    }
  }
  for (const { id, creditSchema } of byId.values()) {
    for (const meteredId of creditSchema.keys()) {
      if (byId.has(meteredId)) continue;
      throw new AutumnError(
        "invalid_options",
        `createTestAutumn: the creditSchema of "${id}" names the feature "${meteredId}", which is not among the features. Add it, or correct its id.`,
      );
    }
  }
  return { planId: plan, features: byId, items };
}

function capitalised(id: string) {
  return id.charAt(0).toUpperCase() + id.slice(1);
}
