import type { Org } from "../org/Org";
import { Refusal } from "../wire/Refusal";
import type { TrackBody } from "../wire/wireSchemas";

/** Usage can't lie in the future of Autumn's clock, by so much as a ms. */
export function refuseFutureTimestamp(org: Org, { timestamp = 0 }: TrackBody): void {
  if (timestamp > org.now()) throw new Refusal(400, "invalid_inputs", "timestamp: timestamp cannot be in the future");
}
