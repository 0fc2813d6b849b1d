export type { AutumnClient, TrackOptions } from "./core/AutumnClient";
export { AutumnError, type AutumnErrorCode, type AutumnErrorIssue, type AutumnErrorOptions } from "./core/AutumnError";
export { type AutumnApiClientOptions, createAutumnApiClient } from "./core/createAutumnApiClient";
export { type AutumnClientOptions, createAutumnClient } from "./core/createAutumnClient";
export { isAutumnError } from "./core/isAutumnError";
export type { EntityId, EventName, FeatureId, Register } from "./core/Register";
export type { TrackInput, TrackLock, TrackParams } from "./core/TrackParams";
export type { Balance, Deduction, TrackResponse } from "./core/TrackResponse";
export { trackParamsSchema } from "./core/trackParamsSchema";
