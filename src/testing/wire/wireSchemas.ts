import * as z from "zod/mini";

/*
 * What each route accepts. Unknown fields are dropped without a word, and null is no substitute for an absent field:
 * both as on the server. (A timestamp in the future is refused by `parseTrack`, which knows the clock.)
 */

const properties = z.optional(z.record(z.string(), z.any()));

const lock = z.object({
  lock_id: z.string().check(z.maxLength(256)),
  enabled: z.literal(true),
  expires_at: z.optional(z.number()),
});

const customerData = z.object({
  name: z.nullish(z.string()),
  email: z.nullish(z.string().check(z.regex(/^[^\s@"]{1,64}@[^\s@]{1,255}$/u))),
  fingerprint: z.nullish(z.string()),
  metadata: z.nullish(z.record(z.string(), z.any())),
  stripe_id: z.nullish(z.string()),
  send_email_receipts: z.optional(z.boolean()),
});

const entityData = z.object({ feature_id: z.string(), name: z.optional(z.string()) });

const newCustomerId = z.string().check(z.regex(/^[a-zA-Z0-9_:-]+$/));

export const trackSchema = z
  .object({
    customer_id: z.string(),
    feature_id: z.optional(z.string()),
    event_name: z.optional(z.string().check(z.minLength(1))),
    entity_id: z.optional(z.string()),
    value: z.optional(z.number()),
    properties,
    timestamp: z.optional(z.int().check(z.positive())),
    overage_behavior: z.optional(z.enum(["cap", "overflow", "reject"])),
    async: z.optional(z.boolean()),
    lock: z.optional(lock),
    idempotency_key: z.optional(z.string()),
    skip_event: z.optional(z.boolean()),
    customer_data: z.optional(customerData),
    entity_data: z.optional(entityData),
  })
  .check(
    z.refine(
      (body) => Boolean(body.feature_id) !== Boolean(body.event_name),
      "Either feature_id or event_name must be provided",
    ),
  );

export const batchTrackSchema = z.array(trackSchema).check(z.minLength(1), z.maxLength(1000));

export const checkSchema = z.object({
  customer_id: z.string(),
  feature_id: z.string().check(z.minLength(1)),
  entity_id: z.optional(z.string()),
  required_balance: z.optional(z.number()),
  required_quantity: z.optional(z.number()),
  properties,
  send_event: z.optional(z.boolean()),
  skip_event: z.optional(z.boolean()),
  lock: z.optional(lock),
  with_preview: z.optional(z.boolean()),
  customer_data: z.optional(customerData),
  entity_data: z.optional(entityData),
});

export const finalizeSchema = z
  .object({
    lock_id: z.string(),
    action: z.enum(["confirm", "release"]),
    override_value: z.optional(z.number()),
    properties,
  })
  .check(
    z.refine(
      (body) => body.action === "confirm" || body.override_value === undefined,
      "override_value cannot be provided when action is release",
    ),
  );

export const getOrCreateCustomerSchema = z.extend(customerData, { customer_id: newCustomerId });

export const getCustomerSchema = z.object({ customer_id: newCustomerId });

export const createEntitySchema = z.object({
  customer_id: z.string(),
  entity_id: z.string(),
  feature_id: z.string(),
  name: z.nullish(z.string()),
  customer_data: z.optional(customerData),
});

export const getEntitySchema = z.object({ customer_id: z.optional(z.string()), entity_id: z.string() });

export const mintKeySchema = z.object({ customer_id: z.string(), indefinite: z.optional(z.boolean()) });

export const revokeKeySchema = z.object({ customer_id: z.string() });

export type TrackBody = z.infer<typeof trackSchema>;
export type CheckBody = z.infer<typeof checkSchema>;
export type FinalizeBody = z.infer<typeof finalizeSchema>;
export type CustomerData = z.infer<typeof customerData>;
