import type { TestAutumnState } from "./TestAutumnState";

/** How often a balance starts again. */
export type ResetInterval = "hour" | "day" | "week" | "month" | "quarter" | "year";

/** One feature, and what the customers' plan includes of it. */
export type TestFeature = {
  /**
   * A number: a metered feature, of which the plan includes so much. `true`: a boolean feature (a flag) that is in the
   * plan; `false`: one that is not. Left out: a metered feature outside the plan; Autumn accepts its usage, and meters
   * nothing unless it draws on a credit system.
   */
  included?: number | boolean;
  /** When usage starts again from 0. Default: every month; for a feature that is not consumable, never (null). */
  reset?: ResetInterval | null;
  /** False for what is held rather than used up (seats): usage may pass what is included. Default true. */
  consumable?: boolean;
  /** Event names that this feature listens to. Default none. */
  eventNames?: readonly string[];
  /** Makes it a credit system: what one unit of each named feature costs, in this feature's units. */
  creditSchema?: Readonly<Record<string, number>>;
  /** Default: the id, capitalised. */
  name?: string;
};

/** A customer that exists from the start. */
export type TestCustomer = {
  id: string;
  name?: string;
  email?: string;
  /** Each takes one unit of its feature, as in Autumn. */
  entities?: readonly { id: string; featureId: string; name?: string }[];
};

/** Options of `createTestAutumn`. */
export type TestAutumnOptions<FeatureId extends string = string> = {
  /** The features that exist, by id. */
  features: Readonly<Record<FeatureId, TestFeature>>;
  /** The customers that exist from the start; others are made by `customers.get_or_create`. Default none. */
  customers?: readonly (string | TestCustomer)[];
  /** Id of the plan that each customer is on. Default "free". */
  plan?: string;
  /** Wall clock, in ms since 1970; `advance` adds to it. Default `Date.now`, looked up at each call. */
  now?: () => number;
  /** What `snapshot()` gave: starts where that one stood, and takes `customers` from there. */
  state?: TestAutumnState;
};
