/** In the order of the tables. `uses` are the packages whose versions are named. */
export const contestants = [
  { name: "raw-fetch", title: "raw fetch" },
  { name: "raw-fetch-keepalive", title: "raw fetch, keepalive" },
  { name: "use-mutation", title: "useMutation + fetch by hand", uses: ["@tanstack/react-query"] },
  { name: "autumn-react-use-track", title: "**autumn-react: useTrack**", uses: ["autumn-react"] },
  { name: "autumn-react-track-on-click", title: "**autumn-react: TrackOnClick**", uses: ["autumn-react"] },
  { name: "schematic", title: "@schematichq/schematic-react", uses: ["@schematichq/schematic-react"] },
  { name: "posthog", title: "posthog-js", uses: ["posthog-js"] },
  { name: "segment", title: "@segment/analytics-next, batching", uses: ["@segment/analytics-next"] },
  { name: "autumn-js", title: "autumn-js 0.1", uses: ["autumn-js"] },
  { name: "statsig", title: "@statsig/react-bindings", uses: ["@statsig/react-bindings"] },
];

/** What the ratios are against. */
export const baseline = "raw-fetch";

/** This package's ways of tracking. */
export const ours = ["autumn-react-use-track", "autumn-react-track-on-click"];
