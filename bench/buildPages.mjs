import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

const bundling = {
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  jsx: "automatic",
  write: false,
  define: { "process.env.NODE_ENV": '"production"' },
  logLevel: "error",
};

/** One page per contestant, as the collector serves it: path → content. */
export async function buildPages(contestants) {
  const pages = {};
  for (const { name } of contestants) {
    const { outputFiles } = await build({
      ...bundling,
      entryPoints: [at("page/main.tsx")],
      alias: { contestant: at(`contestants/${name}.tsx`) },
    });
    pages[`/page/${name}.js`] = { type: "text/javascript", body: outputFiles[0].text };
    pages[`/page/${name}`] = {
      type: "text/html",
      body: `<!doctype html><meta charset="utf-8"><title>…</title><link rel="icon" href="data:,"><div id="root"></div><script type="module" src="/page/${name}.js"></script>`,
    };
  }
  return pages;
}

/** A contestant alone, React external. */
export function bundleOf(name, external = []) {
  return bundle({ entryPoints: [at(`contestants/${name}.tsx`)] }, external);
}

/** What an app that has `contents` in it bundles, React external. */
export function bundleOfPackage(contents, external) {
  return bundle({ stdin: { contents, resolveDir: at(".") }, conditions: ["import"], platform: "neutral" }, external);
}

/** What is loaded at once; chunks that are imported later, if ever, are left out. */
async function bundle(options, external) {
  const { outputFiles, metafile } = await build({
    ...bundling,
    ...options,
    external: ["react", "react-dom", ...external],
    splitting: true,
    outdir: "out",
    metafile: true,
  });
  // What is imported later counts as an entry point, too.
  const asked = /contestants|stdin/;
  const entry = Object.keys(metafile.outputs).find((path) => asked.test(metafile.outputs[path].entryPoint));
  const loaded = new Set([entry]);
  for (const path of loaded) {
    for (const { path: next, kind } of metafile.outputs[path].imports) {
      if (kind === "import-statement" && next in metafile.outputs) loaded.add(next);
    }
  }
  return [...loaded].map((path) => outputFiles.find((file) => file.path.endsWith(path)).text).join("");
}
