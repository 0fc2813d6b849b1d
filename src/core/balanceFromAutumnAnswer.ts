import { readBalance } from "./readBalance";
import { snakeCase } from "./snakeCase";
import type { Balance } from "./TrackResponse";

/**
 * The balance in Autumn's answer to `POST /v1/balances.check`; undefined where it tells none. A 202 says that Autumn can't
 * tell just now, and not that there is no balance.
 */
export function balanceFromAutumnAnswer(status: number, body: unknown): Balance | null | undefined {
  return status === 200 ? readBalance((Object(body) as { balance?: unknown }).balance, snakeCase) : undefined;
}
