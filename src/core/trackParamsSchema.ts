import * as z from "zod/mini";
import { readTrackParams } from "./readTrackParams";
import type { TrackParams } from "./TrackParams";

/**
 * The rules of TrackParams as a zod schema, and with it as a Standard Schema. Its output is a copy: `properties` are a
 * JSON snapshot, fields that are `undefined` are gone. Each issue has a `message` (what is wrong) and `params.fix` (how
 * to put it right). `safeParse` never throws.
 *
 * `track` applies the same rules by itself; what doesn't import this schema doesn't load zod.
 *
 * @example
 * import { trackParamsSchema } from "autumn-react";
 *
 * const result = trackParamsSchema.safeParse({ customerId: "cus_123", featureId: "messages", value: 2 });
 * if (!result.success) console.warn(result.error.issues);
 */
export const trackParamsSchema: z.ZodMiniType<TrackParams, TrackParams> = /*@__PURE__*/ z.transform(
  (input: TrackParams, { issues }) =>
    readTrackParams(input, (path, message, fix) => {
      issues.push({ code: "custom", path: [...path], message, params: { fix }, input });
    }) as TrackParams,
);
