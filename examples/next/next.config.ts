import type { NextConfig } from "next";

const config: NextConfig = {
  // This folder, and not the repository around it, which has a lock file of its own.
  turbopack: { root: import.meta.dirname },
};

export default config;
