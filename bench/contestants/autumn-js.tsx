import { AutumnProvider, useCustomer } from "autumn-js/react";
import { type ReactNode, useCallback } from "react";
import type { BenchEvent } from "./Contestant";
import { endpoint } from "./endpoint";

export function Provider({ children }: { children: ReactNode }) {
  return <AutumnProvider backendUrl={endpoint}>{children}</AutumnProvider>;
}

export function useTracker() {
  const { track } = useCustomer();
  return useCallback(
    (event: BenchEvent) => void track({ featureId: "messages", value: 1, properties: event } as never),
    [track],
  );
}
