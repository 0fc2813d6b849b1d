import type { OutboxRecord } from "./OutboxRecord";

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

function isInstant(value: unknown): boolean {
  return (
    typeof value === "object" && value !== null && "wall" in value && Number.isFinite(value.wall) && "page" in value
  );
}

/**
 * A record of this version, out of a store that anybody with the browser's developer tools can write to. What is no such
 * record gives undefined. Params are parsed when they are about to be sent, not here: ten thousand would hold up the page.
 */
export function readRecord(value: unknown): OutboxRecord | undefined {
  const {
    v,
    id,
    params,
    page,
    bytes,
    attempts,
    bornAt,
    lastAttemptAt = bornAt,
    unknownSince = bornAt,
    rejected = { at: bornAt },
  } = Object(value);
  const isFit =
    v === 1 &&
    typeof id === "string" &&
    uuid.test(id) &&
    typeof params?.customerId === "string" &&
    params.customerId !== "" &&
    typeof page === "string" &&
    Number.isFinite(bytes) &&
    Number.isInteger(attempts) &&
    [bornAt, lastAttemptAt, unknownSince, rejected?.at].every(isInstant);
  return isFit ? (value as OutboxRecord) : undefined;
}
