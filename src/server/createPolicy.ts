import { AutumnError } from "../core/AutumnError";
import type { TrackParams } from "../core/TrackParams";
import type { Allow, AllowField, AllowRule } from "./Allow";
import type { Customer } from "./Customer";

/** Why an event is not allowed, in words for a developer; undefined where it is. */
export type Policy = (params: TrackParams, customer: Customer) => Promise<string | undefined>;

type Bounds = { min: number; max: number; entity?: "own" | "any"; fields: readonly AllowField[] };

const guardedFields: readonly AllowField[] = ["timestamp", "overageBehavior", "async", "lock"];

/** Reads `allow` once, so that a mistake in it shows when the handler is made. */
export function createPolicy(allow: Allow): Policy {
  if (typeof allow === "function") {
    return async (params, customer) =>
      (await allow(params, customer)) === true ? undefined : "The handler's allow function does not let it pass.";
  }
  if (typeof allow !== "object" || allow === null) {
    refuse("is missing", "Say what browsers may track, e.g. allow: { features: { messages: true } }.");
  }
  checkNames(allow, ["features", "events"], "");
  const features = readRules(allow.features, "features");
  const events = readRules(allow.events, "events");

  return async (params, customer) => {
    const [kind, name = "", rules] =
      params.featureId === undefined
        ? (["event", params.eventName, events] as const)
        : (["feature", params.featureId, features] as const);
    const bounds = rules.get(name);
    const subject = `the ${kind} ${JSON.stringify(name.slice(0, 100))}`;
    if (!bounds) return `The handler's allow has no rule for ${subject}.`;
    const breach = breachOf(bounds, params, customer);
    return breach && `The handler's rule for ${subject} allows ${breach}.`;
  };
}

function breachOf({ min, max, entity, fields }: Bounds, params: TrackParams, customer: Customer): string | undefined {
  const { value = 1, entityId } = params;
  if (value < min || value > max) return `a value from ${min} to ${max}, not ${value}`;
  if (entityId !== undefined && !entity) return "no entityId";
  if (entityId !== undefined && entity === "own" && entityId !== customer.entityId)
    return "only the customer's own entityId";
  const extra = guardedFields.find((field) => params[field] !== undefined && !fields.includes(field));
  return extra && `no ${extra}`;
}

/** A Map, since a look-up in an object also finds what every object inherits: "constructor" is no feature. */
function readRules(rules: { readonly [id: string]: AllowRule | undefined } = {}, where: string): Map<string, Bounds> {
  if (typeof rules !== "object" || rules === null)
    refuse(`${where} is no object`, "Write { id: true } or { id: { max: 5 } }.");
  return new Map(Object.entries(rules).map(([id, rule]) => [id, readRule(rule, `${where}[${JSON.stringify(id)}]`)]));
}

function readRule(rule: AllowRule | undefined, where: string): Bounds {
  if (rule !== true && (typeof rule !== "object" || rule === null)) {
    refuse(
      `${where} is neither true nor an object`,
      "Write true (a value from 0 to 1), { min, max, entity, fields }, or leave it out.",
    );
  }
  const { min = 0, max = 1, entity, fields = [] } = rule === true ? {} : rule;
  if (rule !== true) checkNames(rule, ["min", "max", "entity", "fields"], where);
  if (typeof min !== "number" || typeof max !== "number" || !(min <= max)) {
    refuse(
      `${where} has no min (${min}) that is at most its max (${max})`,
      "min is 0 and max is 1 where they aren't given.",
    );
  }
  if (entity !== undefined && entity !== "own" && entity !== "any") {
    refuse(`${where} has an unknown entity`, 'Write "own", "any", or leave it out for none.');
  }
  if (!Array.isArray(fields) || !fields.every((field) => guardedFields.includes(field))) {
    refuse(`${where} has unknown fields`, `Those that can be named are ${guardedFields.join(", ")}.`);
  }
  return { min, max, entity, fields: [...fields] };
}

function checkNames(value: object, known: readonly string[], where: string): void {
  const unknown = Object.keys(value).find((name) => !known.includes(name));
  if (unknown !== undefined) refuse(`${where} has an unknown "${unknown}"`, `Known are ${known.join(", ")}.`);
}

function refuse(what: string, fix: string): never {
  throw new AutumnError(
    "invalid_options",
    `createAutumnHandler: allow ${what}. ${fix}`
      .replace("allow features", "allow.features")
      .replace("allow events", "allow.events"),
  );
}
