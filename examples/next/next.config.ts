import type { NextConfig } from "next";

const config: NextConfig = {
  // As create-next-app writes both: what depends on the request has to stand below a Suspense.
  cacheComponents: true,
  partialPrefetching: true,
  // This folder, and not the repository around it, which has a lock file of its own.
  turbopack: { root: import.meta.dirname },
};

export default config;
