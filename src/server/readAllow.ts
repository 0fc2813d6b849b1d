import type { AllowField, AllowRule, AllowTable } from "./Allow";
import { checkNames } from "./checkNames";
import { refuseOptions } from "./refuseOptions";

/** A rule with its defaults filled in. */
export type Bounds = { min: number; max: number; entity?: "own" | "any"; fields: readonly AllowField[] };

/** Maps, since a look-up in an object also finds what every object inherits: "constructor" is no feature. */
export type Rules = { features: ReadonlyMap<string, Bounds>; events: ReadonlyMap<string, Bounds> };

/** The fields that nobody may send unless a rule names them. */
export const guardedFields: readonly AllowField[] = ["timestamp", "overageBehavior", "async", "lock"];

/** Reads the table once, so that a mistake in it shows when the handler is made. */
export function readAllow(allow: AllowTable): Rules {
  if (typeof allow !== "object" || allow === null) {
    refuseOptions("allow is missing", "Pass e.g. { features: { messages: true } }.");
  }
  checkNames(allow, ["features", "events"], "allow.");
  return { features: readRules(allow.features, "allow.features"), events: readRules(allow.events, "allow.events") };
}

function readRules(rules: { readonly [id: string]: AllowRule | undefined } = {}, where: string): Map<string, Bounds> {
  if (typeof rules !== "object" || rules === null) {
    refuseOptions(`${where} is no object`, "Write { id: true } or { id: { max: 5 } }.");
  }
  return new Map(Object.entries(rules).map(([id, rule]) => [id, readRule(rule, `${where}["${id}"]`)]));
}

function readRule(rule: AllowRule | undefined, where: string): Bounds {
  if (rule === true) return { min: 0, max: 1, fields: [] };
  if (typeof rule !== "object" || rule === null) {
    return refuseOptions(`${where} is neither true nor an object`, "Write true or { max: 5 }.");
  }
  checkNames(rule, ["min", "max", "entity", "fields"], `${where}.`);
  const { min = 0, max = 1, entity, fields = [] } = rule;
  if (typeof min !== "number" || typeof max !== "number" || !(min <= max)) {
    refuseOptions(`${where} bounds values from ${min} to ${max}`, "min and max are numbers, by default 0 and 1.");
  }
  if (entity !== undefined && entity !== "own" && entity !== "any") {
    refuseOptions(`${where}.entity is ${JSON.stringify(entity)}`, 'Write "own" or "any", or leave it out.');
  }
  if (!Array.isArray(fields) || !fields.every((field) => guardedFields.includes(field))) {
    refuseOptions(`${where}.fields is ${JSON.stringify(fields)}`, `Write a list of ${guardedFields.join(", ")}.`);
  }
  return { min, max, entity, fields: [...fields] };
}
