/** What is left of a feature for a customer, after an event. Amounts are in the feature's unit. */
export type Balance = {
  featureId: string;
  /** Included and bought together. */
  granted: number;
  /** `max(0, granted - usage)`. */
  remaining: number;
  usage: number;
  unlimited: boolean;
  /** Whether usage above what is granted is allowed (and charged). */
  overageAllowed: boolean;
  maxPurchase: number | null;
  /** Unix time in ms at which usage starts again from 0; null: never. */
  nextResetAt: number | null;
};

/** What an event took from one feature (negative: gave back). */
export type Deduction = { featureId: string; value: number };

/** Autumn's answer to an event, without what concerns only the server (plan ids, breakdowns). */
export type TrackResponse = {
  customerId: string;
  entityId?: string;
  eventName?: string;
  /** The value that was asked for, not what was deducted: under "cap" less may have been taken, see `deductions`. */
  value: number;
  /** Null where there is none to tell: several features (see `balances`), an async event, an unplanned feature, a duplicate. */
  balance: Balance | null;
  /** By feature, where the event fed several or the feature draws on credits. */
  balances?: Record<string, Balance | null>;
  /** One per balance that changed; empty when nothing was left under "cap". */
  deductions?: Deduction[];
  /** True when Autumn had counted this event before: an earlier attempt had arrived, its answer had not. */
  duplicate?: true;
};
