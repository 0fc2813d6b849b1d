import * as z from "zod/mini";
import { isPlainObject } from "./isPlainObject";
import { jsonSnapshot, type Report } from "./jsonSnapshot";
import { nearestName } from "./nearestName";
import type { TrackParams } from "./TrackParams";

/** Reads one value: reports what is wrong with it, and returns what goes into the params. */
type Rule = (value: unknown, report: Report) => unknown;

function rule(isValid: (value: unknown) => boolean, what: string, fix: string): Rule {
  return (value, report) => {
    if (!isValid(value)) report([], `must be ${what}, got ${shown(value)}`, fix);
    return value;
  };
}

function strictObject(rules: Record<string, Rule>, required: readonly string[]): Rule {
  const names = Object.keys(rules);
  return (input, report) => {
    if (!isPlainObject(input)) {
      return report([], `must be a plain object, got ${shown(input)}`, "Pass the fields as an object literal.");
    }
    // One read of each member, since a getter may answer differently the next time.
    const given = { ...input };
    for (const key of Object.keys(given)) {
      if (names.includes(key) || given[key] === undefined) continue;
      const nearest = nearestName(key, names);
      report(
        [key],
        "isn't a known field",
        nearest ? `Did you mean ${nearest}?` : "Put data of your own into properties.",
      );
    }
    return Object.fromEntries(
      Object.entries(rules)
        .filter(([key]) => given[key] !== undefined || required.includes(key))
        .map(([key, read]) => [key, read(given[key], (path, what, fix) => report([key, ...path], what, fix))]),
    );
  };
}

function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.slice(0, 40));
  return Object(value) === value ? `a ${typeof value}` : String(value);
}

function id(fix: string): Rule {
  return rule((value) => typeof value === "string" && value.trim() !== "", "a string that isn't empty", fix);
}

const firstTimestamp = Date.UTC(2001, 0);

const readTrackParams = /*@__PURE__*/ strictObject(
  {
    customerId: /*@__PURE__*/ id("Pass the signed-in customer's id, once for all on <AutumnProvider customerId>."),
    featureId: /*@__PURE__*/ id("Pass the feature's id as it stands in Autumn."),
    entityId: /*@__PURE__*/ id("Pass the entity's id, or leave it out for the customer's own balance."),
    eventName: /*@__PURE__*/ id("Pass the event's name as it stands in Autumn."),
    value: /*@__PURE__*/ rule(
      (value) => Number.isFinite(value) && Math.abs(value as number) <= 1e9,
      "a finite number from -1e9 to 1e9",
      "Pass how much was used, or leave it out for 1.",
    ),
    properties: jsonSnapshot,
    timestamp: /*@__PURE__*/ rule(
      (value) => Number.isInteger(value) && (value as number) >= firstTimestamp && (value as number) <= Date.now(),
      "whole milliseconds of a time after 2001 that isn't in the future",
      "Pass Unix time in milliseconds (not seconds), or leave it out for now.",
    ),
    overageBehavior: /*@__PURE__*/ rule(
      (value) => value === "cap" || value === "overflow",
      '"cap" or "overflow"',
      'Pass one of them, or leave it out for "cap".',
    ),
    async: /*@__PURE__*/ rule(
      (value) => typeof value === "boolean",
      "true or false",
      "Pass a boolean, or leave it out for false.",
    ),
    lock: /*@__PURE__*/ strictObject(
      {
        lockId: /*@__PURE__*/ rule(
          (value) => typeof value === "string" && value !== "" && value.length <= 256,
          "a string of 1 to 256 characters",
          "Pass a name that no other lock has.",
        ),
        enabled: /*@__PURE__*/ rule((value) => value === true, "true", "Pass true, or leave the lock out."),
        expiresAt: /*@__PURE__*/ rule(
          (value) => Number.isInteger(value) && (value as number) > 0,
          "whole milliseconds",
          "Pass Unix time in milliseconds, or leave it out.",
        ),
      },
      ["lockId", "enabled"],
    ),
  },
  ["customerId"],
);

/**
 * The one validator of TrackParams; works as a zod schema and as any Standard Schema. Its output is a copy: `properties`
 * are a JSON snapshot, fields that are `undefined` are gone. Each issue has a `message` (what is wrong) and
 * `params.fix` (how to put it right). Never throws on `safeParse`.
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
      const params = readTrackParams(input, report) as TrackParams | undefined;
      if (params && "featureId" in params === "eventName" in params) {
        report(
          ["featureId"],
          "featureId" in params ? "is given together with eventName" : "is missing, and so is eventName",
          "Pass one of the two: eventName where one event feeds several features, else featureId.",
        );
      }
      return params as TrackParams;
    } catch {
      report([], "can't be read (a getter or a proxy threw)", "Pass plain data.");
      return z.NEVER;
    }
  },
);
