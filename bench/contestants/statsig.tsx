import { StatsigProvider, useStatsigClient } from "@statsig/react-bindings";
import { type ReactNode, useCallback } from "react";
import type { BenchEvent } from "./Contestant";
import { endpoint } from "./endpoint";

export function Provider({ children }: { children: ReactNode }) {
  return (
    <StatsigProvider
      sdkKey="client-bench"
      user={{ userID: "cus_bench" }}
      options={{ networkConfig: { api: endpoint, logEventUrl: `${endpoint}/rgstr` }, disableStatsigEncoding: true }}
    >
      {children}
    </StatsigProvider>
  );
}

export function useTracker() {
  const { logEvent } = useStatsigClient();
  return useCallback(({ marker }: BenchEvent) => logEvent("messages", 1, { marker }), [logEvent]);
}
