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
  const record = value as OutboxRecord | null;
  return typeof record === "object" &&
    record !== null &&
    record.v === 1 &&
    typeof record.id === "string" &&
    uuid.test(record.id) &&
    typeof record.params === "object" &&
    typeof record.params?.customerId === "string" &&
    record.params.customerId !== "" &&
    typeof record.page === "string" &&
    Number.isFinite(record.bytes) &&
    Number.isInteger(record.attempts) &&
    isInstant(record.bornAt) &&
    [record.lastAttemptAt, record.unknownSince].every((instant) => instant === undefined || isInstant(instant)) &&
    (record.rejected === undefined || isInstant(record.rejected?.at))
    ? record
    : undefined;
}
