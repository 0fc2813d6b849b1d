import type { AutumnError, OutboxEvent } from "autumn-react";

/** A refusal in words for whoever uses the app; `error.message` is for whoever builds it. */
export function explainRefusal({ params }: OutboxEvent, { code }: AutumnError): string {
  switch (code) {
    case "not_allowed":
      return `Your plan does not include ${params.featureId}. Nothing was charged.`;
    case "insufficient_balance":
      return `There is nothing left of ${params.featureId}. Nothing was charged.`;
    default:
      return `${params.featureId} could not be counted (${code}).`;
  }
}
