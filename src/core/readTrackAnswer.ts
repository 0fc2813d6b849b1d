import type { AutumnErrorCode } from "./AutumnError";
import { isPlainObject } from "./isPlainObject";
import { type EventOutcome, type EventResult, protocolVersion, type TrackAnswer } from "./protocol";
import { readTrackResponse } from "./readTrackResponse";

const outcomes: readonly unknown[] = [
  "delivered",
  "duplicate",
  "rejected",
  "retry",
  "unknown",
  "customer_mismatch",
] satisfies EventOutcome[];

/** Reads the handler's answer out of JSON; undefined where it isn't one. A result that can't be read is left out. */
export function readTrackAnswer(json: unknown): TrackAnswer | undefined {
  if (!isPlainObject(json) || json.v !== protocolVersion || !Array.isArray(json.results)) return undefined;
  const { now, results } = json;
  return {
    v: protocolVersion,
    ...(typeof now === "number" && { now }),
    results: results.flatMap((result) => readResult(result) ?? []),
  };
}

function readResult(json: unknown): EventResult | undefined {
  if (!isPlainObject(json) || typeof json.id !== "string" || !outcomes.includes(json.outcome)) return undefined;
  const result: EventResult = { id: json.id, outcome: json.outcome as EventOutcome };
  const response = readTrackResponse(json.response);
  const error = readError(json.error);
  if (result.outcome === "delivered" ? !response : result.outcome === "rejected" && !error) return undefined;
  return { ...result, ...(response && { response }), ...(error && { error }) };
}

function readError(json: unknown): EventResult["error"] {
  if (!isPlainObject(json) || typeof json.code !== "string" || typeof json.message !== "string") return undefined;
  return { code: json.code as AutumnErrorCode, message: json.message };
}
