import { Module, register } from "node:module";

/** Sends every resolution of React 19's files, in either module system, to the same files of React 18. */
const toReact18 = (path: string) => path.replace(/([\\/]node_modules[\\/]react(?:-dom)?)(?=[\\/])/, "$1-18");

const commonJs = Module as unknown as { _resolveFilename: (...request: unknown[]) => string };
const resolveFilename = commonJs._resolveFilename;
commonJs._resolveFilename = (...request) => toReact18(resolveFilename(...request));

register(
  `data:text/javascript,${encodeURIComponent(`
    const toReact18 = ${toReact18};
    export async function resolve(specifier, context, next) {
      const resolved = await next(specifier, context);
      return { ...resolved, url: toReact18(resolved.url) };
    }`)}`,
);

const { version } = await import("react");
if (!version.startsWith("18.")) throw new Error(`These tests must run on React 18, and run on ${version}.`);
