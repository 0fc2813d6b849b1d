import * as z from "zod/mini";
import { isPlainObject } from "./isPlainObject";
import { jsonSnapshot, type Report } from "./jsonSnapshot";
import { nearestName } from "./nearestName";
import { shown } from "./shown";
import type { TrackParams } from "./TrackParams";

/** Reads one value: reports what is wrong with it, and returns what goes into the params. `end` closes a sentence that says what to pass. */
type Rule = (value: unknown, report: Report, end: string) => unknown;

function rule(isValid: (value: unknown) => boolean, expected: string): Rule {
  return (value, report, end) => {
    if (!isValid(value)) report([], `is ${shown(value)}`, `Pass ${expected}${end}`);
    return value;
  };
}

function strictObject(rules: Record<string, Rule>, required: readonly string[]): Rule {
  const names = Object.keys(rules);
  return (input, report, end) => {
    if (!isPlainObject(input)) return report([], `is ${shown(input)}`, `Pass a plain object${end}`);
    // One read of each member, since a getter may answer differently the next time.
    const given = Object.entries(input).filter(([, value]) => value !== undefined);
    for (const [key] of given) {
      if (names.includes(key)) continue;
      const nearest = nearestName(key, names);
      report([key], "isn't a known field", nearest ? `Did you mean ${nearest}?` : "Put what is yours into properties.");
    }
    const values = new Map(given);
    return Object.fromEntries(
      Object.entries(rules)
        .filter(([key]) => values.has(key) || required.includes(key))
        .map(([key, read]) => [
          key,
          read(
            values.get(key),
            (path, what, fix) => report([key, ...path], what, fix),
            required.includes(key) ? "." : ", or leave it out.",
          ),
        ]),
    );
  };
}

const firstTimestamp = Date.UTC(2001, 0);

function isString(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}

function isInteger(value: unknown): value is number {
  return Number.isInteger(value);
}

const id = /*@__PURE__*/ rule(isString, "a string that isn't empty");

const readTrackParams = /*@__PURE__*/ strictObject(
  {
    customerId: id,
    featureId: id,
    entityId: id,
    eventName: id,
    value: /*@__PURE__*/ rule(
      (value) => typeof value === "number" && Math.abs(value) <= 1e9,
      "a number from -1e9 to 1e9",
    ),
    properties: jsonSnapshot,
    timestamp: /*@__PURE__*/ rule(
      (value) => isInteger(value) && value >= firstTimestamp && value <= Date.now(),
      "Unix time in whole ms, after 2001 and not in the future",
    ),
    overageBehavior: /*@__PURE__*/ rule((value) => value === "cap" || value === "overflow", '"cap" or "overflow"'),
    async: /*@__PURE__*/ rule((value) => typeof value === "boolean", "true or false"),
    lock: /*@__PURE__*/ strictObject(
      {
        lockId: /*@__PURE__*/ rule(
          (value) => isString(value) && value.length <= 256,
          "a string of 1 to 256 characters",
        ),
        enabled: /*@__PURE__*/ rule((value) => value === true, "true"),
        expiresAt: /*@__PURE__*/ rule((value) => isInteger(value) && value > 0, "Unix time in whole ms"),
      },
      ["lockId", "enabled"],
    ),
  },
  ["customerId"],
);

/**
 * The one validator of TrackParams; works as a zod schema and as any Standard Schema. Its output is a copy: `properties`
 * are a JSON snapshot, fields that are `undefined` are gone. Each issue has a `message` (what is wrong) and
 * `params.fix` (how to put it right). `safeParse` never throws.
 *
 * @example
 * import { trackParamsSchema } from "autumn-react";
 *
 * const result = trackParamsSchema.safeParse({ customerId: "cus_123", featureId: "messages", value: 2 });
 * if (!result.success) console.warn(result.error.issues);
 */
export const trackParamsSchema: z.ZodMiniType<TrackParams, TrackParams> = /*@__PURE__*/ z.transform(
  (input: TrackParams, { issues }) => {
    const report: Report = (path, message, fix) => {
      issues.push({ code: "custom", path: [...path], message, params: { fix }, input });
    };
    try {
      const params = readTrackParams(input, report, ".") as TrackParams | undefined;
      if (params && "featureId" in params === "eventName" in params) {
        report(
          ["featureId"],
          "featureId" in params ? "is given together with eventName" : "is missing, and so is eventName",
          "Pass one of them: eventName where one event feeds several features.",
        );
      }
      return params as TrackParams;
    } catch {
      report([], "can't be read (a getter threw)", "Pass plain data.");
      return z.NEVER;
    }
  },
);
