import { QueryClient, QueryClientProvider, useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { BenchEvent } from "./Contestant";
import { endpoint } from "./endpoint";

const queryClient = new QueryClient();

export function Provider({ children }: { children: ReactNode }) {
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
}

export function useTracker() {
  return useMutation({ mutationFn: track }).mutate;
}

export function StatefulButton({ event, id }: { event: BenchEvent; id?: string }) {
  const { mutate, isPending } = useMutation({ mutationFn: track });
  return (
    <button type="button" id={id} onClick={() => mutate(event)}>
      {isPending ? "Sending" : "Send"}
    </button>
  );
}

async function track({ marker }: BenchEvent) {
  const response = await fetch(`${endpoint}/track`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ customer_id: "cus_bench", feature_id: "messages", value: 1, properties: { marker } }),
  });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}
