/**
 * For the backend: the handler that holds the secret key, and decides whose usage an event is and what a browser may track.
 *
 * @module autumn-react/server
 * @group Reference
 */
export type { AutumnErrorCode, AutumnErrorIssue, AutumnErrorOptions } from "./core/AutumnError";
export { AutumnError } from "./core/AutumnError";
export { balanceQueryOptions } from "./core/balances/balanceQueryOptions";
export { isAutumnError } from "./core/isAutumnError";
export type { EntityId, EventName, FeatureId, Register } from "./core/Register";
export type { TrackInput, TrackLock, TrackParams } from "./core/TrackParams";
export type { Balance, Deduction, TrackResponse } from "./core/TrackResponse";
export { trackParamsSchema } from "./core/trackParamsSchema";
export type { Allow, AllowField, AllowRule, AllowTable } from "./server/Allow";
export type { AutumnHandlerOptions, HandlerErrorContext, RateLimitAnswer } from "./server/AutumnHandlerOptions";
export type { Customer } from "./server/Customer";
export type { AutumnHandler } from "./server/createAutumnHandler";
export { createAutumnHandler } from "./server/createAutumnHandler";
export { toNodeHandler } from "./server/toNodeHandler";
