import type { TrackParams } from "./TrackParams";
import type { TrackResponse } from "./TrackResponse";

/** The answer for an event that an earlier request has delivered: Autumn doesn't repeat its first one. */
export function duplicateResponse({ customerId, value = 1 }: TrackParams): TrackResponse {
  return { customerId, value, balance: null, duplicate: true };
}
