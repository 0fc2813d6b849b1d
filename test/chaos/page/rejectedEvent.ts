import type { RejectedEvent } from "./ChaosPage";

type Refused = { id: string; params: { properties?: Record<string, unknown> }; error?: { code: string } };

export function rejectedEvent({ id, params, error }: Refused): RejectedEvent {
  return { n: String(params.properties?.n), id, code: error?.code ?? "without a reason" };
}
