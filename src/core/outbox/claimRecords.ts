import { isAutumnError } from "../isAutumnError";
import { parseTrackParams } from "../parseTrackParams";
import type { OutboxParts } from "./OutboxParts";
import type { OutboxRecord } from "./OutboxRecord";
import { readRecord } from "./readRecord";

export type Claim = {
  /** Taken, and stored as `begin` made them. */
  ready: OutboxRecord[];
  /** Taken, but not fit to be sent. */
  invalid: { record: OutboxRecord; message: string }[];
  /** Taken by another page since this one last looked. */
  lost: OutboxRecord[];
  gone: string[];
};

/** A store can be written to by anybody: what another page accepted is checked again before it is sent. */
function problemOf({ params }: OutboxRecord): string | undefined {
  try {
    parseTrackParams(params);
    return undefined;
  } catch (error) {
    return isAutumnError(error) ? error.message : String(error);
  }
}

/** Takes records for this page, in one transaction with the look whether they are still there and still free. */
export async function claimRecords(
  { page, records, storage }: OutboxParts,
  batch: OutboxRecord[],
  begin: (record: OutboxRecord) => OutboxRecord,
): Promise<Claim> {
  const taken = new Set<string>();
  const stored = await storage.update(
    batch.map(({ id }) => id),
    (value) => {
      const known = records.get(value.id);
      // One that was spoilt meanwhile is restored to what this page knows.
      const record = readRecord(value) ?? known;
      if (!record || record.rejected || record.page !== known?.page || record.attempts !== known.attempts) return value;
      taken.add(record.id);
      return begin(record);
    },
  );
  const claim: Claim = { ready: [], invalid: [], lost: [], gone: [] };
  for (const { id } of batch) {
    const record = stored.get(id);
    if (!record) {
      claim.gone.push(id);
      continue;
    }
    records.set(record);
    const message = record.bornAt.page === page ? undefined : problemOf(record);
    if (!taken.has(id)) claim.lost.push(record);
    else if (message) claim.invalid.push({ record, message });
    else claim.ready.push(record);
  }
  return claim;
}
