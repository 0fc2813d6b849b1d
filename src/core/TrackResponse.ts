/** What is left of a feature for a customer, after an event. Amounts are in the feature's unit. */
export type Balance = {
  /** Whose balance it is; of an event that draws on credits, the credits'. */
  featureId: string;
  /** Included and bought together. */
  granted: number;
  /** `max(0, granted - usage)`. */
  remaining: number;
  /** What was used since the last reset. */
  usage: number;
  /** Whether it has no end; the amounts say nothing then. */
  unlimited: boolean;
  /** Whether usage above what is granted is allowed (and charged). */
  overageAllowed: boolean;
  /** How much may be bought on top of the grant, where there is a limit; else null. */
  maxPurchase: number | null;
  /** Unix time in ms at which usage starts again from 0; null: never. */
  nextResetAt: number | null;
};

/** What an event took from one feature. */
export type Deduction = {
  /** The feature that it was taken from. */
  featureId: string;
  /** In the feature's unit; negative: given back. */
  value: number;
};

/** Autumn's answer to an event, without what concerns only the server (plan ids, breakdowns). */
export type TrackResponse = {
  /** Who is charged. */
  customerId: string;
  /** The entity that was given with the event. */
  entityId?: string | undefined;
  /** The event that was given, instead of a feature. */
  eventName?: string | undefined;
  /** The value that was asked for, not what was deducted: under "cap" less may have been taken, see `deductions`. */
  value: number;
  /** Null where there is none to tell: several features (see `balances`), an async event, an unplanned feature, a duplicate. */
  balance: Balance | null;
  /** By feature, where the event fed several or the feature draws on credits. */
  balances?: Record<string, Balance | null> | undefined;
  /** One per balance that changed; empty when nothing was left under "cap". */
  deductions?: Deduction[] | undefined;
  /** True when Autumn had counted this event before: an earlier attempt had arrived, its answer had not. */
  duplicate?: true;
};
