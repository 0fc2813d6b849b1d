/**
 * For the React app: the provider, the hooks and the button that track usage, and the clients that carry events. A client
 * entry (`"use client"`): Server Components may render its components.
 *
 * @module autumn-react
 * @group Reference
 */
export type { AutumnClient, CheckParams, CheckResponse, TrackOptions } from "./core/AutumnClient";
export { AutumnError, type AutumnErrorCode, type AutumnErrorIssue, type AutumnErrorOptions } from "./core/AutumnError";
export { balanceQueryOptions } from "./core/balances/balanceQueryOptions";
export { isExhausted } from "./core/balances/isExhausted";
export { type AutumnApiClientOptions, createAutumnApiClient } from "./core/createAutumnApiClient";
export { type AutumnClientOptions, createAutumnClient } from "./core/createAutumnClient";
export { isAutumnError } from "./core/isAutumnError";
export type { OutboxEvent, OutboxSnapshot } from "./core/outbox/Outbox";
export type { EntityId, EventName, FeatureId, Register } from "./core/Register";
export type { TrackInput, TrackLock, TrackParams } from "./core/TrackParams";
export type { Balance, Deduction, TrackResponse } from "./core/TrackResponse";
export { trackParamsSchema } from "./core/trackParamsSchema";
export { AutumnProvider, type AutumnProviderProps } from "./react/AutumnProvider";
export { TrackOnClick, type TrackOnClickProps } from "./react/TrackOnClick";
export { type UseBalanceOptions, type UseBalanceResult, useBalance } from "./react/useBalance";
export { type UseOutboxResult, useOutbox } from "./react/useOutbox";
export { type TrackCallOptions, type UseTrackOptions, type UseTrackResult, useTrack } from "./react/useTrack";
