import { readTrackResponse } from "./readTrackResponse";
import { snakeCase } from "./snakeCase";
import type { TrackResponse } from "./TrackResponse";

/** Autumn's answer (200 or 202) to a tracked event as a TrackResponse; undefined where it has another shape. Never throws. */
export function trackResponseFromWire(json: unknown): TrackResponse | undefined {
  return readTrackResponse(json, snakeCase);
}
