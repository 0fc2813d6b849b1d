import { readFile, writeFile } from "node:fs/promises";
import { defineConfig } from "tsup";

/** Only these entries are client boundaries for React Server Components: `server`, `testing` and shared chunks stay neutral. */
const CLIENT_ENTRY = /dist\/(?:index|devtools|devtools\.production)\.c?js$/;

/**
 * Makes "use client" the first line. In the source it would not survive: esbuild may move a directive into a shared chunk,
 * and in CommonJS it lands after "use strict", where it no longer counts.
 */
const useClient = {
  name: "use-client",
  async buildEnd({ writtenFiles }: { writtenFiles: ReadonlyArray<{ readonly name: string }> }) {
    for (const { name } of writtenFiles) {
      if (!CLIENT_ENTRY.test(name)) continue;
      await writeFile(name, `"use client";\n${await readFile(name, "utf8")}`);
      const map = JSON.parse(await readFile(`${name}.map`, "utf8"));
      await writeFile(`${name}.map`, JSON.stringify({ ...map, mappings: `;${map.mappings}` }));
    }
  },
};

const doors = ["index", "server", "testing", "devtools", "devtools.production"].map((door) => `src/${door}.ts`);

export default defineConfig({
  entry: [...doors, "src/server.browser.ts"],
  format: ["esm", "cjs"],
  target: "es2022",
  platform: "neutral",
  external: [/^node:/],
  removeNodeProtocol: false,
  splitting: true,
  sourcemap: true,
  clean: true,
  dts: { entry: doors, compilerOptions: { ignoreDeprecations: "6.0" } },
  plugins: [useClient],
});
