import type { TestFeature } from "autumn-react/testing";

/** What the plan of the demo includes. A real Autumn needs the same features on its default plan. */
export const features = {
  messages: { included: 20 },
  exports: { included: 5 },
  // Outside the plan.
  premium_exports: {},
  seats: { included: 5, consumable: false },
} satisfies Record<string, TestFeature>;
