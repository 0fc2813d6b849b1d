import type { Feature } from "../org/Catalog";
import type { Entitlement } from "../org/Org";

/** When a balance starts again. What is held rather than used up never does, which is null; else never is "one_off". */
export function wireReset(feature: Feature, { interval, nextResetAt }: Entitlement) {
  if (feature.type === "metered" && !feature.consumable) return null;
  return { interval: interval ?? "one_off", resets_at: nextResetAt };
}
