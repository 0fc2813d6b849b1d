import { snakeCase } from "./snakeCase";
import type { TrackParams } from "./TrackParams";

/** The body of Autumn's `POST /v1/balances.track`, as the official SDK writes it. `properties` keep their own spelling. */
export function trackParamsToWire({ lock, ...params }: TrackParams): Record<string, unknown> {
  return { ...inSnakeCase(params), ...(lock && { lock: inSnakeCase(lock) }) };
}

function inSnakeCase(fields: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [snakeCase(name), value]));
}
