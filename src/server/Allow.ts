import type { EventName, FeatureId } from "../core/Register";
import type { TrackParams } from "../core/TrackParams";
import type { Customer } from "./Customer";

/** The fields of TrackParams that a rule has to name before a browser may send them. */
export type AllowField = "timestamp" | "overageBehavior" | "async" | "lock";

/**
 * What a browser may send for one feature or event. `true`: a value from 0 to 1, for the customer itself, no field of `AllowField`.
 * `properties` are always allowed (JSON, at most 16 KB): Autumn does not bill by them.
 */
export type AllowRule =
  | true
  | {
      /** The least value of one event, in the feature's unit. Default 0; below 0, the browser may give itself balance back. */
      min?: number | undefined;
      /** The greatest value of one event, in the feature's unit. Default 1. */
      max?: number | undefined;
      /** `"own"`: also the entity that `identify` gave; `"any"`: also any entity of the customer. Default: no entity. */
      entity?: "own" | "any" | undefined;
      /** Further fields that may be sent. Default: none. */
      fields?: readonly AllowField[] | undefined;
    };

/**
 * Rules by feature id and event name. What is not listed is refused. A feature that is listed may be looked at, too: its
 * balance, for the customer and the entities of its rule. `{ max: 0 }` lets a browser do no more than look.
 */
export type AllowTable = {
  /** By feature id, for events that name a `featureId`. */
  features?: { readonly [Id in FeatureId]?: AllowRule } | undefined;
  /** By event name, for events that name an `eventName`. */
  events?: { readonly [Name in EventName]?: AllowRule } | undefined;
};

/**
 * What browsers may track: a table, or a function for everything that a table can't say (only `true` lets an event pass).
 * A function is asked about a look at a feature's balance as well, as about an event without a value. All bounds hold for
 * one event; what a customer may send over time is bounded by `rateLimit`.
 *
 * @example
 * import type { Allow } from "autumn-react/server";
 *
 * const allow: Allow = {
 *   features: { messages: true, seats: { min: -1, max: 1, entity: "own" } },
 *   events: { "message-sent": { max: 5, fields: ["timestamp"] } },
 * };
 *
 * @example
 * import type { Allow } from "autumn-react/server";
 *
 * const allow: Allow = async (params, customer) => params.featureId === "messages" && customer.entityId === params.entityId;
 */
export type Allow = AllowTable | ((params: TrackParams, customer: Customer) => boolean | Promise<boolean>);
