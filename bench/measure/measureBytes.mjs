import { brotliCompressSync, gzipSync } from "node:zlib";
import { bundleOf, bundleOfPackage } from "../buildPages.mjs";

const query = "@tanstack/react-query";

/** Bytes that provider and tracking add to an app: React external, and once more with React Query external, too. */
export async function measureBytes(name) {
  const text = await bundleOf(name);
  return { ...bytesOf(text), withoutQuery: bytesOf(await bundleOf(name, [query])).gzip };
}

/** Bytes of the package's doors as an app bundles them, React and React Query external. */
export async function measureEntries() {
  const entry = async (contents) => bytesOf(await bundleOfPackage(contents, [query, "node:*"]));
  return {
    "autumn-react": await entry('export * from "autumn-react"'),
    "autumn-react: AutumnProvider, useTrack": await entry('export { AutumnProvider, useTrack } from "autumn-react"'),
    "autumn-react/server": await entry('export * from "autumn-react/server"'),
  };
}

function bytesOf(text) {
  return { min: text.length, gzip: gzipSync(text, { level: 9 }).length, brotli: brotliCompressSync(text).length };
}
