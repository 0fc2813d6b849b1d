import posthog from "posthog-js";
import { PostHogProvider, usePostHog } from "posthog-js/react";
import { type ReactNode, useCallback } from "react";
import type { BenchEvent } from "./Contestant";
import { endpoint } from "./endpoint";

// Only events: all that PostHog does besides is off. The limit of 10 events a second is lifted, or it would drop the burst.
posthog.init("phc_bench", {
  api_host: endpoint,
  autocapture: false,
  capture_pageview: false,
  capture_pageleave: false,
  disable_session_recording: true,
  disable_surveys: true,
  disable_external_dependency_loading: true,
  advanced_disable_flags: true,
  // It takes a headless browser for a bot.
  opt_out_useragent_filter: true,
  rate_limiting: { events_per_second: 1e6, events_burst_limit: 1e6 },
});

export function Provider({ children }: { children: ReactNode }) {
  return <PostHogProvider client={posthog}>{children}</PostHogProvider>;
}

export function useTracker() {
  const client = usePostHog();
  return useCallback((event: BenchEvent) => void client.capture("messages", event), [client]);
}
