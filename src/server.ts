export type { AutumnClient, TrackOptions } from "./core/AutumnClient";
export type { AutumnErrorCode, AutumnErrorIssue } from "./core/AutumnError";
export {
  AutumnError,
  AutumnError,
  type AutumnErrorCode,
  type AutumnErrorIssue,
  type AutumnErrorOptions,
} from "./core/AutumnError";
export { type AutumnApiClientOptions, createAutumnApiClient } from "./core/createAutumnApiClient";
export { type AutumnClientOptions, createAutumnClient } from "./core/createAutumnClient";
export { isAutumnError, isAutumnError } from "./core/isAutumnError";
export type { EntityId, EventName, FeatureId, Register } from "./core/Register";
export type { TrackInput, TrackLock, TrackLock, TrackParams, TrackParams } from "./core/TrackParams";
export type { Balance, Balance, Deduction, Deduction, TrackResponse, TrackResponse } from "./core/TrackResponse";
export { trackParamsSchema, trackParamsSchema } from "./core/trackParamsSchema";
export type { Allow, AllowField, AllowRule, AllowTable } from "./server/Allow";
export type { AutumnHandlerOptions, HandlerErrorContext, RateLimitAnswer } from "./server/AutumnHandlerOptions";
export type { Customer } from "./server/Customer";
export type { AutumnHandler } from "./server/createAutumnHandler";
export { createAutumnHandler } from "./server/createAutumnHandler";
