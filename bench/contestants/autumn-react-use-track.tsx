import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { AutumnProvider, useTrack } from "autumn-react";
import { type ReactNode, useCallback } from "react";
import type { BenchEvent } from "./Contestant";
import { endpoint } from "./endpoint";

const queryClient = new QueryClient();

export function Provider({ children }: { children: ReactNode }) {
  return (
    <QueryClientProvider client={queryClient}>
      <AutumnProvider customerId="cus_bench" url={endpoint}>
        {children}
      </AutumnProvider>
    </QueryClientProvider>
  );
}

export function useTracker() {
  const { mutate } = useTrack({ featureId: "messages" });
  return useCallback((event: BenchEvent) => mutate({ properties: event }), [mutate]);
}

export function StatefulButton({ event, id }: { event: BenchEvent; id?: string }) {
  const { mutate, isPending } = useTrack({ featureId: "messages" });
  return (
    <button type="button" id={id} onClick={() => mutate({ properties: event })}>
      {isPending ? "Sending" : "Send"}
    </button>
  );
}
