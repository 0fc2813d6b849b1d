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
  included?: number | boolean | undefined;
  /** When usage starts again from 0. Default: every month; for a feature that is not consumable, never (null). */
  reset?: ResetInterval | null | undefined;
  /** False for what is held rather than used up (seats): usage may pass what is included. Default true. */
  consumable?: boolean | undefined;
  /** Event names that this feature listens to. Default none. */
  eventNames?: readonly string[] | undefined;
  /** Makes it a credit system: what one unit of each named feature costs, in this feature's units. */
  creditSchema?: Readonly<Record<string, number>> | undefined;
  /** Default: the id, capitalised. */
  name?: string | undefined;
};

/** A customer that exists from the start. */
export type TestCustomer = {
  id: string;
  name?: string | undefined;
  email?: string | undefined;
  /** Each takes one unit of its feature, as in Autumn. */
  entities?: readonly { id: string; featureId: string; name?: string | undefined }[] | undefined;
};

/** Options of `createTestAutumn`. */
export type TestAutumnOptions<FeatureId extends string = string> = {
  /** The features that exist, by id. */
  features: Readonly<Record<FeatureId, TestFeature>>;
  /** The customers that exist from the start; others are made by `customers.get_or_create`. Default none. */
  customers?: readonly (string | TestCustomer)[] | undefined;
  /** Id of the plan that each customer is on. Default "free". */
  plan?: string | undefined;
  /** Wall clock, in ms since 1970; `advance` adds to it. Default `Date.now`, looked up at each call. */
  now?: (() => number) | undefined;
  /** What `snapshot()` gave: starts where that one stood, and takes `customers` from there. */
  state?: TestAutumnState | undefined;
};
