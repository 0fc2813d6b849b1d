import { AutumnError, type AutumnErrorCode } from "../core/AutumnError";
import type { AutumnHandlerOptions, HandlerErrorContext } from "./AutumnHandlerOptions";

type Details = { code?: AutumnErrorCode; customerId?: string; cause?: unknown };

/** Tells the app's `onError`. */
export type Report = (step: HandlerErrorContext["step"], message: string, details?: Details) => void;

/** Tells each step once: a hundred events that meet the same fault are one line in the app's logs. */
export function createReport(onError: AutumnHandlerOptions["onError"] = printMessage): Report {
  const told = new Set<string>();
  return async (step, message, { code = "server_error", customerId, cause } = {}) => {
    if (told.has(step)) return;
    told.add(step);
    try {
      await onError(new AutumnError(code, message, { cause }), { step, customerId });
    } catch {
      // The app's log being down is no reason to lose its customers' events.
    }
  };
}

/** The message alone: a cause comes from the app's code, and may hold what is not for a log. */
function printMessage({ message }: Error): void {
  console.error(`[autumn-react] ${message}\nPass onError to see more.`);
}
