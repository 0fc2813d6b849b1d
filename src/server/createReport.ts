import type { AutumnHandlerOptions } from "./AutumnHandlerOptions";
import type { RequestScope } from "./RequestScope";

/** Tells the app, once per step: a hundred events that meet the same fault are one line in its logs. */
export function createReport(onError: AutumnHandlerOptions["onError"] = printMessage): RequestScope["report"] {
  const told = new Set<string>();
  return (step, error, customerId) => {
    if (told.has(step)) return;
    told.add(step);
    try {
      onError(error, { step, customerId });
    } catch {
      // The app's log being down is no reason to lose its customers' events.
    }
  };
}

/** The message alone: a cause comes from the app's code, and may hold what is not for a log. */
function printMessage({ message }: Error): void {
  console.error(`[autumn-react] ${message} (Pass onError to createAutumnHandler to see more, or to log it elsewhere.)`);
}
