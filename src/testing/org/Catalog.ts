import type { ResetInterval } from "../TestAutumnOptions";

export type Feature = {
  id: string;
  name: string;
  type: "metered" | "boolean" | "credit_system";
  consumable: boolean;
  eventNames: readonly string[];
  /** Credit systems only: cost of one unit of each feature that draws on it. */
  creditSchema: ReadonlyMap<string, number>;
};

export type PlanItem = { featureId: string; granted: number; interval: ResetInterval | null };

/** What the org sells: its features, and the one plan that every customer is on. */
export type Catalog = {
  readonly planId: string;
  readonly features: ReadonlyMap<string, Feature>;
  readonly items: readonly PlanItem[];
};
