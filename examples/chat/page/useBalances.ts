import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Balance, FeatureId, TrackResponse } from "autumn-react";
import { offlineFetch } from "./offline";

export type Balances = Partial<Record<FeatureId, Balance>>;

const keyOf = (customerId: string | null) => ["balances", customerId];

async function readBalances(): Promise<Balances> {
  const response = await offlineFetch("/demo/balances");
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return response.json();
}

/** What is left of each feature: asked once from the app's own server, then kept up to date by the answers to events. */
export function useBalances(customerId: string | null): Balances | undefined {
  const { data } = useQuery({ queryKey: keyOf(customerId), queryFn: readBalances, enabled: customerId !== null });
  return data;
}

/** Takes the new balance out of Autumn's answer to an event. */
export function useSetBalance(): (response: TrackResponse) => void {
  const queryClient = useQueryClient();
  return ({ customerId, balance }) => {
    if (!balance) return;
    queryClient.setQueryData<Balances>(keyOf(customerId), (known) => ({ ...known, [balance.featureId]: balance }));
  };
}
