import type { TrackParams } from "../core/TrackParams";
import type { Allow } from "./Allow";
import type { Customer } from "./Customer";
import { type Bounds, guardedFields, readAllow } from "./readAllow";

/**
 * Why an event is not allowed, in words for the app's developer; undefined where it is. One that stands for a look at the
 * balance (`isRead`) has no value to be bounded.
 */
export type Policy = (params: TrackParams, customer: Customer, isRead: boolean) => Promise<string | undefined>;

export function createPolicy(allow: Allow): Policy {
  if (typeof allow === "function") {
    return async (params, customer) =>
      (await allow(params, customer)) === true ? undefined : "The handler's allow function doesn't let it pass.";
  }
  const { features, events } = readAllow(allow);
  return async (params, customer, isRead) => {
    const id = params.featureId ?? params.eventName ?? "";
    const bounds = (params.featureId === undefined ? events : features).get(id);
    const subject = `${params.featureId === undefined ? "event" : "feature"} ${JSON.stringify(id.slice(0, 100))}`;
    if (!bounds) return `The handler's allow has no rule for the ${subject}.`;
    const bound = brokenBound(bounds, params, customer, isRead);
    return bound && `The handler's rule for the ${subject} allows ${bound}.`;
  };
}

function brokenBound(bounds: Bounds, params: TrackParams, customer: Customer, isRead: boolean): string | undefined {
  const { min, max, entity, fields } = bounds;
  const { value = 1, entityId } = params;
  if (!isRead && (value < min || value > max)) return `a value from ${min} to ${max}, not ${value}`;
  if (entityId !== undefined && entity === undefined) return "no entityId";
  if (entityId !== undefined && entity === "own" && entityId !== customer.entityId)
    return "only the customer's own entityId";
  const extra = guardedFields.find((field) => params[field] !== undefined && !fields.includes(field));
  return extra && `no ${extra}`;
}
