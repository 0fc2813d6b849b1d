import type { AutumnErrorCode } from "../AutumnError";
import type { EventOutcome } from "../protocol";
import type { TrackParams } from "../TrackParams";
import type { Instant } from "./Instant";

/** What the store keeps of an event. */
export type OutboxRecord = {
  /** Version of this shape; a record of another version is left alone. */
  v: 1;
  /** UUID: the idempotency key for life. */
  id: string;
  params: TrackParams;
  /** UTF-8 bytes of the params as JSON. */
  bytes: number;
  bornAt: Instant;
  /** The page that sends it; "" once that page has let go. */
  page: string;
  attempts: number;
  lastAttemptAt?: Instant;
  /** Begin of the first attempt whose outcome is unknown. Written before that attempt, so that a crash cannot make it look untried. */
  unknownSince?: Instant;
  lastOutcome?: EventOutcome;
  /** ms from `lastAttemptAt` before which no attempt starts. */
  wait?: number;
  rejected?: { code: AutumnErrorCode; message: string; at: Instant };
};
