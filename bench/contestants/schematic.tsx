import { SchematicProvider, useSchematicEvents } from "@schematichq/schematic-react";
import { type ReactNode, useCallback } from "react";
import type { BenchEvent } from "./Contestant";
import { endpoint } from "./endpoint";

const company = { id: "cus_bench" };

export function Provider({ children }: { children: ReactNode }) {
  return (
    <SchematicProvider publishableKey="api_bench" apiUrl={endpoint} eventUrl={endpoint}>
      {children}
    </SchematicProvider>
  );
}

export function useTracker() {
  const { track } = useSchematicEvents();
  return useCallback((event: BenchEvent) => void track({ company, event: "messages", traits: event }), [track]);
}
