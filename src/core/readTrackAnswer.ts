import { isPlainObject } from "./isPlainObject";
import { type EventOutcome, type EventResult, protocolVersion, type TrackAnswer } from "./protocol";
import { readTrackResponse } from "./readTrackResponse";

/** What needs nothing besides; `delivered` needs its response, `rejected` its reason. */
const plainOutcomes: readonly EventOutcome[] = ["duplicate", "retry", "unknown", "customer_mismatch"];

/** Reads the handler's answer out of JSON; undefined where it isn't one. A result that can't be read is left out. */
export function readTrackAnswer(json: unknown): TrackAnswer | undefined {
  if (!isPlainObject(json) || json.v !== protocolVersion || !Array.isArray(json.results)) return undefined;
  return {
    v: protocolVersion,
    now: typeof json.now === "number" ? json.now : undefined,
    results: json.results.flatMap((result) => readResult(result) ?? []),
  };
}

function readResult(json: unknown): EventResult | undefined {
  const { id, outcome, response: given, error } = Object(json) as Partial<EventResult>;
  if (typeof id !== "string") return undefined;
  if (outcome === "delivered") {
    const response = readTrackResponse(given);
    return response && { id, outcome, response };
  }
  const reason = typeof error?.code === "string" && typeof error.message === "string" ? error : undefined;
  return outcome && (plainOutcomes.includes(outcome) || (outcome === "rejected" && reason))
    ? { id, outcome, error: reason }
    : undefined;
}
