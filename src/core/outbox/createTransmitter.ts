import type { DeliveringClient } from "../AutumnClient";
import { deliverThrough } from "../deliverThrough";
import type { TrackAnswer } from "../protocol";
import { elapsed } from "./elapsed";
import type { Instant } from "./Instant";
import type { OutboxRecord } from "./OutboxRecord";

/** What Chromium lets a page have in flight with keepalive, in bytes of bodies. Half of it is left for the moment the page goes. */
const keepaliveQuota = 64 * 1024;

/** What an id, an age and punctuation add to an event's params in the body. */
const envelopeBytes = 80;

function bytesOf(records: OutboxRecord[]): number {
  return records.reduce((sum, record) => sum + record.bytes + envelopeBytes, envelopeBytes);
}

/** Puts records on the wire, within the quota that lets a request outlive its page. */
export function createTransmitter() {
  let requests = 0;
  let keepaliveBytes = 0;

  return {
    requests: () => requests,
    bytesOf,
    /** Bytes that can still leave with keepalive when the page goes. */
    keepaliveRoom: () => keepaliveQuota - keepaliveBytes,
    /** Calls the client before it returns. */
    async transmit(
      client: DeliveringClient,
      records: OutboxRecord[],
      now: Instant,
      leaving: boolean,
    ): Promise<TrackAnswer> {
      const bytes = bytesOf(records);
      const keepalive = keepaliveBytes + bytes <= (leaving ? keepaliveQuota : keepaliveQuota / 2);
      const reserved = keepalive ? bytes : 0;
      requests += 1;
      keepaliveBytes += reserved;
      try {
        return await deliverThrough(client).deliver(
          records.map(({ id, params, bornAt }) => ({ id, age: Math.max(0, Math.round(elapsed(bornAt, now))), params })),
          { keepalive },
        );
      } finally {
        requests -= 1;
        keepaliveBytes -= reserved;
      }
    },
  };
}
