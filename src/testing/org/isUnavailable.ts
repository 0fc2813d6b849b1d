import type { TestAutumnStore } from "../TestAutumn";
import type { Org } from "./Org";

export function isUnavailable(org: Org, store: TestAutumnStore): boolean {
  return org.conditions.unavailable?.includes(store) ?? false;
}
