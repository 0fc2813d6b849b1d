import type { TestAutumnConditions, TestAutumnEvent } from "../TestAutumn";
import type { ResetInterval } from "../TestAutumnOptions";
import type { FinalizeBody, TrackBody } from "../wire/wireSchemas";
import type { Catalog } from "./Catalog";

/** A customer's share in one feature of the plan. A boolean feature has one too, with nothing granted. */
export type Entitlement = {
  id: string;
  featureId: string;
  granted: number;
  /** `granted - usage`: below 0 after overflow, above `granted` after overflowing credit. */
  balance: number;
  interval: ResetInterval | null;
  /** Start of the first interval, in ms. */
  anchor: number;
  nextResetAt: number | null;
};

export type Entity = { id: string; featureId: string; name: string | null; createdAt: number };

export type Customer = {
  id: string;
  internalId: string;
  subscriptionId: string;
  createdAt: number;
  name: string | null;
  email: string | null;
  fingerprint: string | null;
  stripeId: string | null;
  metadata: Record<string, unknown>;
  sendEmailReceipts: boolean;
  entitlements: Entitlement[];
  entities: Entity[];
  /** A mint or refresh is a new generation of tokens; a revocation raises the epoch, and ends all tokens of earlier ones. */
  tokens: { epoch: number; generation: number };
};

/** One change of one balance. */
export type Mutation = {
  featureId: string;
  /** What one unit of the tracked feature costs, in the balance's unit. */
  creditCost: number;
  /** In the balance's unit; positive where it was taken. */
  amount: number;
};

/** What a lock has taken, until it is finalized. */
export type Lock = {
  customerId: string;
  entityId?: string | undefined;
  featureId: string;
  properties: Record<string, unknown>;
  mutations: Mutation[];
  /** When the receipt is forgotten, in ms; what it holds stays taken. */
  forgottenAt: number;
  /** When what it holds is given back by itself, in ms. */
  releasedAt?: number;
};

export type QueuedWork =
  | { kind: "finalize"; dueAt: number; body: FinalizeBody }
  | {
      kind: "track";
      dueAt: number;
      body: TrackBody;
      idempotencyKey: string | null;
      version: string;
      /** Batches claim the key in the body when they are counted, all else when it is accepted. */
      claimsBodyKey: boolean;
    };

/** One organisation in the sandbox environment: whose features, customers and idempotency keys these are. */
export type Org = {
  readonly catalog: Catalog;
  readonly now: () => number;
  readonly nextId: (prefix: string) => string;
  /** By id, in order of creation. */
  readonly customers: Map<string, Customer>;
  readonly events: TestAutumnEvent[];
  /** Claimed idempotency keys, each with the time at which it is forgotten. */
  readonly keys: Map<string, number>;
  readonly locks: Map<string, Lock>;
  readonly queue: QueuedWork[];
  conditions: TestAutumnConditions;
};
