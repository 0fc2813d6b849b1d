import { useContext } from "react";
import { AutumnError } from "../core/AutumnError";
import { AutumnContext } from "./AutumnContext";
import type { Tracker } from "./createTracker";

/** The tracker of the nearest provider. Throws an AutumnError `missing_provider` that names the caller. */
export function useTracker(caller: string): Tracker {
  const tracker = useContext(AutumnContext);
  if (!tracker) {
    throw new AutumnError(
      "missing_provider",
      `${caller} has no <AutumnProvider> above it. Wrap the app in one; if it is, there are two copies of autumn-react.`,
    );
  }
  return tracker;
}
