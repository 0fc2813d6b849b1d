import { isPlainObject } from "./isPlainObject";
import { jsonSnapshot } from "./jsonSnapshot";
import { nearestName } from "./nearestName";
import type { Report } from "./Report";
import { shown } from "./shown";

/** Reads one value: reports what is wrong with it, or returns what goes into the params. `end` closes a sentence that says what to pass. */
type Rule = (value: unknown, report: Report, end: string) => unknown;

function rule(isValid: (value: unknown) => boolean, expected: string): Rule {
  return (value, report, end) => (isValid(value) ? value : report([], `is ${shown(value)}`, `Pass ${expected}${end}`));
}

function strictObject(rules: Record<string, Rule>, required: readonly string[]): Rule {
  const names = Object.keys(rules);
  return (input, report, end) => {
    if (!isPlainObject(input)) return report([], `is ${shown(input)}`, `Pass a plain object${end}`);
    // One read of each member, since a getter may answer differently the next time.
    const given = { ...input };
    const output: Record<string, unknown> = {};
    for (const name of names) {
      const isRequired = required.includes(name);
      if (given[name] === undefined && !isRequired) continue;
      const reportBelow: Report = (path, what, fix) => report([name, ...path], what, fix);
      output[name] = rules[name]?.(given[name], reportBelow, isRequired ? "." : ", or leave it out.");
    }
    // So many are enough to refuse it: looking for what each of ten thousand may mean takes long.
    for (const name of Object.keys(given).slice(0, 99)) {
      if (names.includes(name) || given[name] === undefined) continue;
      const nearest = nearestName(name, names);
      report([name], "isn't a known field", nearest ? `Did you mean ${nearest}?` : "Put it into properties.");
    }
    return output;
  };
}

const firstTimestamp = 978_307_200_000; // 2001-01-01

function isText(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}

const id = /*@__PURE__*/ rule(isText, "a string that isn't empty");

const readFields = /*@__PURE__*/ strictObject(
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
      (value) => Number.isInteger(value) && Number(value) >= firstTimestamp && Number(value) <= Date.now(),
      "Unix time in whole ms, since 2001, not in the future",
    ),
    overageBehavior: /*@__PURE__*/ rule((value) => value === "cap" || value === "overflow", '"cap" or "overflow"'),
    async: /*@__PURE__*/ rule((value) => typeof value === "boolean", "true or false"),
    lock: /*@__PURE__*/ strictObject(
      {
        lockId: /*@__PURE__*/ rule((value) => isText(value) && value.length <= 256, "a string of 1 to 256 characters"),
        enabled: /*@__PURE__*/ rule((value) => value === true, "true"),
        expiresAt: /*@__PURE__*/ rule((value) => Number.isInteger(value) && Number(value) > 0, "Unix time in whole ms"),
      },
      ["lockId", "enabled"],
    ),
  },
  ["customerId"],
);

/**
 * The rules of TrackParams. Returns a copy: `properties` are a JSON snapshot, fields that are `undefined` are gone. It is
 * TrackParams only where nothing was reported. Never throws.
 */
export function readTrackParams(input: unknown, report: Report): unknown {
  try {
    const params = readFields(input, report, ".");
    if (isPlainObject(params) && "featureId" in params === "eventName" in params) {
      report(
        ["featureId"],
        "featureId" in params ? "is given together with eventName" : "is missing, and so is eventName",
        "Pass one of them.",
      );
    }
    return params;
  } catch {
    return report([], "can't be read (a getter threw)", "Pass plain data.");
  }
}
