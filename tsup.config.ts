import { readFile, writeFile } from "node:fs/promises"
import { defineConfig } from "tsup"

/** Files that React Server Components must treat as a client boundary. Only these: `server` and shared chunks stay neutral. */
const CLIENT_ENTRIES = ["dist/index.js", "dist/index.cjs"]

/**
 * Puts "use client" on the first line. A directive in the source does not survive: esbuild moves it into a chunk, and in
 * CommonJS it lands after "use strict", where it no longer counts.
 */
const useClient = {
  name: "use-client",
  async buildEnd({ writtenFiles }: { writtenFiles: ReadonlyArray<{ readonly name: string }> }) {
    for (const { name } of writtenFiles) {
      if (!CLIENT_ENTRIES.includes(name)) continue
      const code = await readFile(name, "utf8")
      await writeFile(name, `"use client";\n${code.replace(/^(["'])use client\1;?\n/m, "")}`)
    }
  },
}

export default defineConfig({
  entry: ["src/index.ts", "src/server.ts", "src/testing.ts"],
  format: ["esm", "cjs"],
  target: "es2022",
  platform: "neutral",
  splitting: true,
  sourcemap: true,
  clean: true,
  dts: { compilerOptions: { ignoreDeprecations: "6.0" } },
  plugins: [useClient],
})
