import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  root: path("."),
  plugins: [react()],
  // An app that has installed the package needs no aliases.
  resolve: {
    alias: [
      { find: /^autumn-react$/, replacement: path("../../src/index.ts") },
      { find: /^autumn-react\/devtools\/production$/, replacement: path("../../src/devtools.production.ts") },
    ],
  },
  build: {
    // Files only: a `data:` URL would need a hole in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: [path("index.html"), path("report.html")] },
  },
});
