import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import type { Patch } from "./Patch";

const root = join(import.meta.dirname, "../..");

export type PageBuild = { patches?: Patch[] /** On React's development build. */; isDevelopment?: boolean };

export type Builds = ReturnType<typeof createBuilds>;

/** The package as it ships, with or without patches, and pages made of it: in a folder of their own, each built once. */
export function createBuilds(folder: string) {
  const packages = new Map<string, string>();
  const scripts = new Map<string, Promise<string>>();
  const pagesFolder = join(folder, "pages");

  function buildPackage(): string {
    const built = join(folder, "package");
    mkdirSync(built, { recursive: true });
    const tsup = join(root, "node_modules/.bin/tsup");
    execFileSync(tsup, ["--silent", "--no-dts", "--out-dir", join(built, "dist")], { cwd: root, stdio: "inherit" });
    writeFileSync(join(built, "package.json"), '{ "type": "module" }');
    symlinkSync(join(root, "node_modules"), join(built, "node_modules"));
    return built;
  }

  function patchPackage(patches: Patch[]): string {
    const patched = join(folder, `package-${packages.size}`);
    cpSync(packageFolder(), patched, { recursive: true, verbatimSymlinks: true });
    for (const patch of patches) applyPatch(join(patched, "dist"), patch);
    return patched;
  }

  /** The folder whose `dist` holds the package. */
  function packageFolder(patches: Patch[] = []): string {
    const key = keyOf(patches);
    const found = packages.get(key) ?? (patches.length === 0 ? buildPackage() : patchPackage(patches));
    packages.set(key, found);
    return found;
  }

  /** The name of the page's script in `pagesFolder`. */
  function pageScript({ patches = [], isDevelopment = false }: PageBuild = {}): Promise<string> {
    const key = `${keyOf(patches)} ${isDevelopment}`;
    const found = scripts.get(key) ?? buildScript(`page-${scripts.size}.js`, packageFolder(patches), isDevelopment);
    scripts.set(key, found);
    return found;
  }

  async function buildScript(name: string, packageFolder: string, isDevelopment: boolean): Promise<string> {
    await build({
      configFile: false,
      logLevel: "error",
      // Said twice: Vite would look at the NODE_ENV of whoever runs the harness.
      oxc: { jsx: { development: isDevelopment } },
      define: { "process.env.NODE_ENV": JSON.stringify(isDevelopment ? "development" : "production") },
      // The page is typed by the package's source, and runs on what is built.
      resolve: { alias: [{ find: /^.*\/src$/, replacement: join(packageFolder, "dist/index.js") }] },
      build: {
        outDir: pagesFolder,
        emptyOutDir: false,
        minify: !isDevelopment,
        rollupOptions: { input: join(import.meta.dirname, "page/main.tsx"), output: { entryFileNames: name } },
      },
    });
    return name;
  }

  return { folder, pagesFolder, packageFolder, pageScript };
}

function keyOf(patches: Patch[]): string {
  return patches.map(({ find, replace }) => `${find} → ${replace}`).join("; ");
}

function applyPatch(dist: string, { find, replace }: Patch): void {
  let hits = 0;
  for (const name of readdirSync(dist).filter((file) => file.endsWith(".js"))) {
    const before = readFileSync(join(dist, name), "utf8");
    const after = before.replace(find, replace);
    if (after === before) continue;
    hits += 1;
    writeFileSync(join(dist, name), after);
  }
  if (hits !== 1) throw new Error(`${find} is in ${hits} built files instead of one: adapt the harness's patch.`);
}
