import { isUnavailable } from "../org/isUnavailable";
import { enqueue } from "../usage/enqueue";
import { finalizeLock } from "../usage/finalizeLock";
import { parseBody } from "../wire/parseBody";
import { Refusal } from "../wire/Refusal";
import { finalizeSchema } from "../wire/wireSchemas";
import type { Route } from "./Route";

/** POST /v1/balances.finalize: confirms or releases what a lock holds. */
export const finalize: Route = ({ org, body: json }) => {
  const body = parseBody(finalizeSchema, json);
  if (isUnavailable(org, "balances")) {
    if (!enqueue(org, { kind: "finalize", body })) {
      throw new Refusal(500, "internal_error", "[redis-unavailable] source=runFinalizeLock reason=not_ready");
    }
    return { status: 202, body: { success: true } };
  }
  finalizeLock(org, body);
  return { status: 200, body: { success: true } };
};
