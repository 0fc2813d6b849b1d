import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import { build, type InlineConfig, type LibraryOptions, type Rolldown } from "vite";

/**
 * Bundles a file and runs it as React Native does: none of its globals is of a DOM, and there is no IndexedDB, crypto,
 * MessageChannel or AbortSignal.timeout. `modules` are what the bundle leaves to its surroundings; `touched` are the names of
 * browsers that it has looked for.
 */
export async function loadInReactNative(file: string, modules: object, { fetch }: { fetch: typeof globalThis.fetch }) {
  const [bundle] = [await build({ ...config, build: { ...config.build, lib: libraryOf(file) } })].flat();
  const { output } = bundle as Rolldown.RolldownOutput;
  const module = { exports: {} as Record<string, unknown> };
  const context: Record<string, unknown> = {
    module,
    exports: module.exports,
    require: (name: keyof typeof modules) => modules[name],
    navigator: { product: "ReactNative" },
    AbortController: NativeAbortController,
    Headers,
    URL,
    clearTimeout,
    console,
    fetch,
    performance,
    queueMicrotask,
    setTimeout,
  };
  context.window = context;
  const touched: string[] = [];
  for (const name of ofBrowsers) Object.defineProperty(context, name, { get: () => void touched.push(name) });
  runInNewContext(`(() => {${output[0].code}})()`, context);
  return { exports: module.exports, touched };
}

const ofBrowsers = ["document", "location", "history", "localStorage", "indexedDB", "crypto", "addEventListener"];

const config = {
  configFile: false,
  logLevel: "silent",
  oxc: { jsx: { development: false } },
  define: { "process.env.NODE_ENV": '"production"' },
  build: { write: false, target: "es2022", rolldownOptions: { external: /^react(-native)?($|\/)|^@tanstack\// } },
} satisfies InlineConfig;

function libraryOf(file: string): LibraryOptions {
  return { entry: fileURLToPath(new URL(file, import.meta.url)), formats: ["cjs"] };
}

class NativeAbortController {
  signal = Object.assign(new EventTarget(), { aborted: false });
  abort() {
    this.signal.aborted = true;
    this.signal.dispatchEvent(new Event("abort"));
  }
}
