import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** What ships: the packed tarball, installed into empty apps. `npm run build` has to come first. */

const root = join(import.meta.dirname, "..");
const peers = ["react", "react-dom", "@tanstack/react-query"];
const dependencies = Object.keys(JSON.parse(readFileSync(join(root, "package.json"), "utf8")).dependencies);

const names = {
  "autumn-react": [
    "AutumnError",
    "AutumnProvider",
    "TrackOnClick",
    "balanceQueryOptions",
    "createAutumnApiClient",
    "createAutumnClient",
    "isAutumnError",
    "isExhausted",
    "trackParamsSchema",
    "useBalance",
    "useOutbox",
    "useTrack",
  ],
  "autumn-react/devtools": ["AutumnDevtools", "AutumnDevtoolsPanel"],
  "autumn-react/devtools/production": ["AutumnDevtools", "AutumnDevtoolsPanel"],
  "autumn-react/server": [
    "AutumnError",
    "balanceQueryOptions",
    "createAutumnHandler",
    "isAutumnError",
    "toNodeHandler",
    "trackParamsSchema",
  ],
  "autumn-react/testing": ["createTestAutumn"],
};

let folder: string;
let reactApp: string;
let plainApp: string;
let packed: string[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "autumn-react-package-"));
  const [tarball] = JSON.parse(run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], root));
  packed = tarball.files.map(({ path }: { path: string }) => path);
  reactApp = install("react-app", join(folder, tarball.filename), [...dependencies, ...peers]);
  plainApp = install("plain-app", join(folder, tarball.filename), ["zod"]);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the tarball", () => {
  it("holds the build, the manifest and the texts, and nothing else", () => {
    const texts = ["package.json", "README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md"];
    const expected = /^dist\/[\w.-]+\.(c?js|d\.c?ts)(\.map)?$|^docs\/([\w-]+\/)?[\w-]+\.(md|svg)$/;
    expect(packed.filter((path) => !texts.includes(path) && !expected.test(path))).toEqual([]);
    expect(packed).toContain("LICENSE");
    expect(packed).toContain("README.md");
    expect(packed).toContain("docs/errors/not_allowed.md");
  });

  it("holds what its pages lead to, but the screenshots, which would double it", () => {
    const missing = packed
      .filter((path) => path.endsWith(".md"))
      .flatMap((page) => {
        const text = readFileSync(join(root, page), "utf8");
        return [...text.matchAll(/\]\((?!https:|#)([^)#]+)|src="([^"]+\.svg)"/g)].map(([, link, picture]) =>
          join(dirname(page), link ?? picture ?? ""),
        );
      })
      .filter((target) => !packed.includes(target));
    expect(missing).toEqual([]);
  });

  it("runs no script when it is installed", () => {
    const { scripts } = JSON.parse(readFileSync(join(reactApp, "node_modules/autumn-react/package.json"), "utf8"));
    expect(Object.keys(scripts)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(pre|post)?install$|^prepare$/)]),
    );
  });

  it("marks the client entries, and only those, with the directive on its first line", () => {
    const dist = join(reactApp, "node_modules/autumn-react/dist");
    const marked = readdirSync(dist).filter((file) =>
      /^["']use client["'];?$/m.test(readFileSync(join(dist, file), "utf8")),
    );
    const clientEntries = ["devtools", "devtools.production", "index"].flatMap((name) => [`${name}.cjs`, `${name}.js`]);
    expect(marked.filter((file) => /\.c?js$/.test(file)).sort()).toEqual(clientEntries);
    for (const file of clientEntries) {
      expect(readFileSync(join(dist, file), "utf8").split("\n", 1)).toEqual(['"use client";']);
    }
  });

  it("holds no secret key, and examples of one only in the test double", () => {
    const dist = join(reactApp, "node_modules/autumn-react/dist");
    const holding = readdirSync(dist).filter((file) => /am_sk_\w/.test(readFileSync(join(dist, file), "utf8")));
    expect(holding.filter((file) => !file.startsWith("testing."))).toEqual([]);
  });
});

describe("an app", () => {
  it.each(Object.entries(names))("imports and requires exactly the names of %s", (entry, expected) => {
    const esm = `console.log(JSON.stringify(Object.keys(await import("${entry}"))))`;
    expect(JSON.parse(run("node", ["--input-type=module", "-e", esm], reactApp)).sort()).toEqual(expected);
    const cjs = `console.log(JSON.stringify(Object.keys(require("${entry}"))))`;
    expect(JSON.parse(run("node", ["-e", cjs], reactApp)).sort()).toEqual(expected);
  });

  it.each(["autumn-react/server", "autumn-react/testing"])("without React uses %s", (entry) => {
    run("node", ["--input-type=module", "-e", `await import("${entry}")`], plainApp);
    run("node", ["-e", `require("${entry}")`], plainApp);
  });

  it("recognises an error that another copy of the package made", () => {
    const code = `
      import { createRequire } from "node:module";
      import { isAutumnError } from "autumn-react/server";
      const { AutumnError } = createRequire(import.meta.url)("autumn-react");
      console.log(isAutumnError(new AutumnError("timeout", "Too slow.")));`;
    expect(run("node", ["--input-type=module", "-e", code], reactApp).trim()).toBe("true");
  });

  it.each([
    ["import", ["--input-type=module"], (entry: string) => `await import("${entry}")`],
    ["require", [], (entry: string) => `require("${entry}")`],
  ])("sees in the devtools what the client entry holds, by %s", (_, flags, load) => {
    const code = `
      const { JSDOM } = ${load(join(root, "node_modules/jsdom/lib/api.js"))};
      const page = new JSDOM("<main></main>", { url: "https://app.test/" }).window;
      globalThis.IS_REACT_ACT_ENVIRONMENT = true;
      globalThis.window = page;
      for (const name of ["document", "navigator", "AbortController"]) Object.defineProperty(globalThis, name, { value: page[name] });
      const { act, createElement } = ${load("react")};
      const { createRoot } = ${load("react-dom/client")};
      const { AutumnProvider } = ${load("autumn-react")};
      const { AutumnDevtoolsPanel } = ${load("autumn-react/devtools/production")};
      const main = page.document.querySelector("main");
      const children = [createElement(AutumnProvider, { customerId: "ada" }), createElement(AutumnDevtoolsPanel)];
      act(() => createRoot(main).render(createElement("div", {}, ...children)));
      setTimeout(() => {
        console.log(main.querySelector("div > div").shadowRoot.textContent);
        process.exit();
      });`;
    expect(run("node", [...flags, "-e", code], reactApp)).toContain("https://app.test/api/autumn");
  });

  it("bundles the client entry for a browser", async () => {
    expect(await bundle("createAutumnClient", "autumn-react")).toContain("/api/autumn");
  });

  it("leaves the devtools out of a production build, unless it asks for them", async () => {
    expect(await bundle("AutumnDevtools", "autumn-react/devtools")).not.toContain("adoptedStyleSheets");
    expect(await bundle("AutumnDevtools", "autumn-react/devtools/production")).toContain("adoptedStyleSheets");
  });

  it("can't bundle the server entry for a browser", async () => {
    await expect(bundle("createAutumnHandler", "autumn-react/server")).rejects.toThrow(
      /createAutumnHandler.+server\.browser/,
    );
  });

  it.each(["workerd", "edge-light"])(
    "finds the server entry on an edge runtime that also counts as a browser (%s)",
    (runtime) => {
      const code = `console.log(import.meta.resolve("autumn-react/server"))`;
      const args = ["-C", runtime, "-C", "browser", "--input-type=module", "-e", code];
      expect(run("node", args, plainApp)).toContain("/dist/server.js");
    },
  );
});

describe("an app as strict as can be", () => {
  const strict = {
    target: "es2022",
    module: "nodenext",
    noEmit: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
  };

  it("type-checks a server, with the newest Node's types and without the browser's", () => {
    link(plainApp, "types-node-26", "@types/node");
    expectTypes(plainApp, { ...strict, lib: ["es2022"], types: ["node"] }, "server.mts", [
      `import { createServer } from "node:http";`,
      `import { createAutumnHandler, toNodeHandler } from "autumn-react/server";`,
      `import { createTestAutumn } from "autumn-react/testing";`,
      `createTestAutumn({ features: {}, customers: undefined });`,
      `const { AUTUMN_SECRET_KEY: secretKey, AUTUMN_URL: url } = process.env;`,
      `const identify = () => ({ customerId: "ada", entityId: undefined });`,
      `const handler = createAutumnHandler({ secretKey, url, identify, allow: { features: { messages: {} } }, onError: undefined });`,
      `createServer(toNodeHandler(handler));`,
    ]);
  });

  it("type-checks a page that passes on what may be undefined", () => {
    for (const name of ["@types/react", "@types/react-dom"]) link(reactApp, name);
    expectTypes(reactApp, { ...strict, lib: ["es2022", "dom"], types: [], jsx: "react-jsx" }, "page.tsx", [
      `import { AutumnProvider, TrackOnClick, useBalance, useTrack } from "autumn-react";`,
      `import { AutumnDevtools } from "autumn-react/devtools";`,
      `export function Send({ entityId }: { entityId: string | undefined }) {`,
      `  const { data: balance } = useBalance("messages", { entityId });`,
      `  const { mutate } = useTrack({ featureId: "messages", entityId }, { disableWhenExhausted: balance });`,
      `  return <TrackOnClick featureId="messages" disableWhenExhausted={balance} onClick={() => mutate({ value: undefined })} />;`,
      `}`,
      `export const page = <AutumnProvider url={undefined} onReject={undefined}><Send entityId={undefined} /><AutumnDevtools theme={undefined} /></AutumnProvider>;`,
    ]);
  });
});

/** Says what TypeScript finds wrong in a file of the app. */
function expectTypes(app: string, compilerOptions: object, file: string, lines: string[]) {
  writeFileSync(join(app, file), lines.join("\n"));
  writeFileSync(join(app, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [file] }));
  const { stdout } = spawnSync(join(root, "node_modules/.bin/tsc"), ["-p", app], { encoding: "utf8" });
  expect(stdout).toBe("");
}

function run(command: string, args: string[], cwd: string) {
  return execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

function install(name: string, tarball: string, packages: string[]) {
  const app = join(folder, name);
  mkdirSync(join(app, "node_modules/autumn-react"), { recursive: true });
  run("tar", ["-xzf", tarball, "--strip-components=1", "-C", join(app, "node_modules/autumn-react")], root);
  for (const dependency of packages) link(app, dependency);
  return app;
}

/** One of this project's packages, as the app's. */
function link(app: string, name: string, alias = name) {
  mkdirSync(dirname(join(app, "node_modules", alias)), { recursive: true });
  symlinkSync(join(root, "node_modules", name), join(app, "node_modules", alias));
}

/** Vite's build of one name, as an app in a browser has it. */
async function bundle(name: string, entry: string) {
  writeFileSync(join(reactApp, "app.js"), `export { ${name} } from "${entry}";`);
  const built = await build({
    root: reactApp,
    configFile: false,
    logLevel: "silent",
    // Vite leaves this to whoever bundles a library.
    define: { "process.env.NODE_ENV": '"production"' },
    build: { write: false, lib: { entry: "app.js", formats: ["es"] } },
  });
  return [built]
    .flat()
    .map((result) => ("output" in result ? result.output[0].code : ""))
    .join("");
}
