/**
 * The place where an app names its own ids. Augment it once, and every `featureId`, `eventName` and `entityId` of the
 * package (props, hooks, handler policy) accepts only those. Empty by default: any string.
 *
 * @example
 * declare module "autumn-react" {
 *   interface Register {
 *     featureId: "messages" | "seats";
 *     eventName: "message-sent";
 *     entityId: `ent_${string}`;
 *   }
 * }
 *
 * @example
 * // Or from the file that declares the plans:
 * declare module "autumn-react" {
 *   interface Register {
 *     config: typeof import("./autumn.config");
 *   }
 * }
 */
// biome-ignore lint/suspicious/noEmptyInterface: declaration merging needs an interface, and it starts empty
export interface Register {}

type IdsIn<Config> = Config extends object
  ? {
      [Key in keyof Config]: Config[Key] extends { id: infer Id extends string; type: string } ? Id : never;
    }[keyof Config]
  : never;

type Registered<R, Key extends string> = R extends { [K in Key]: infer Id extends string } ? Id : string;

/** The ids of features: those of `Register`, else of the config file it names, else any string. */
export type FeatureId<R = Register> = R extends { featureId: infer Id extends string }
  ? Id
  : R extends { config: infer Config }
    ? IdsIn<Config>
    : string;

/** The names of events that feed several features: those of `Register`, else any string. */
export type EventName<R = Register> = Registered<R, "eventName">;

/** The ids of entities (seats, workspaces): those of `Register`, else any string. */
export type EntityId<R = Register> = Registered<R, "entityId">;
