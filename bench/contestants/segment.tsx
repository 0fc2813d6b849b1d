import { AnalyticsBrowser } from "@segment/analytics-next";
import type { BenchEvent } from "./Contestant";
import { endpoint } from "./endpoint";

export { Fragment as Provider } from "react";

const { host, pathname } = new URL(endpoint);

const analytics = AnalyticsBrowser.load(
  { writeKey: "bench", cdnSettings: { integrations: { "Segment.io": {} } } as never },
  {
    integrations: {
      "Segment.io": {
        apiHost: host + pathname,
        protocol: location.protocol === "https:" ? "https" : "http",
        deliveryStrategy: { strategy: "batching", config: { size: 100, timeout: 1_000 } },
      },
    },
  },
);

export const useTracker = () => track;

function track(event: BenchEvent) {
  void analytics.track("messages", event);
}
