import { useSyncExternalStore } from "react";
import { type Inspection, nothing } from "./createInspector";
import { pageInspector } from "./pageInspector";

export function useInspection(): Inspection {
  return useSyncExternalStore(pageInspector.subscribe, pageInspector.getInspection, getNothing);
}

function getNothing() {
  return nothing;
}
