import { failHook, type Hook } from "./failHook";
import type { RequestScope } from "./RequestScope";

/** Calls one of the app's functions, which may throw, and may never answer. */
export async function askHook<T>(
  hook: Hook,
  ask: () => T | Promise<T>,
  scope: Pick<RequestScope, "deadline" | "report" | "customer">,
): Promise<T> {
  try {
    return await scope.deadline.race(ask);
  } catch (cause) {
    return failHook(hook, scope.deadline.isOver() ? "did not answer in time" : "threw, see cause", scope, cause);
  }
}
