import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import { writeBlocks, writeExamples } from "./writeBlocks";

const root = new URL("../../", import.meta.url).pathname;

/** Code of the other pages is tested as files, which their own tests compare with what they show. */
const pages = [
  "README.md",
  ...["docs/", "docs/errors/"].flatMap((folder) => readdirSync(root + folder).map((name) => folder + name)),
].filter(
  (page) => page.endsWith(".md") && page !== "docs/testing.md" && /^```tsx?\b/m.test(readFileSync(root + page, "utf8")),
);

/** What the blocks import that is not there: files that stand for the reader's own. */
const besides: Record<string, Record<string, string>> = {
  "docs/typed-ids.md": {
    "features.json": '{ "messages": { "included": 10 } }',
    "autumn.config.ts": 'export const messages = { id: "messages", type: "metered" } as const;\n',
  },
};

const config = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
const host = ts.createCompilerHost(options);
const { getSourceFile } = host;
const parsed = new Map<string, ts.SourceFile | undefined>();
host.getSourceFile = (name, ...rest) => {
  if (!parsed.has(name)) parsed.set(name, getSourceFile(name, ...rest));
  return parsed.get(name);
};

/** What a new Vite app is stricter in. */
const asInVite = { noUnusedLocals: true, noUnusedParameters: true };

function errorsIn(files: readonly string[], stricter: ts.CompilerOptions = {}) {
  const program = ts.createProgram(files, { ...options, ...stricter }, host);
  return files
    .flatMap((file) => ts.getPreEmitDiagnostics(program, program.getSourceFile(file)))
    .map(
      ({ file, messageText }) =>
        `${file && basename(file.fileName)}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
    );
}

it.each(pages)("%s has code that compiles", { timeout: 120_000 }, (page) => {
  const { folder, files, remove } = writeBlocks(page);
  try {
    for (const [name, text] of Object.entries(besides[page] ?? {})) ts.sys.writeFile(`${folder}/${name}`, text);
    expect(errorsIn(files, asInVite)).toEqual([]);
  } finally {
    remove();
  }
});

it("docstrings have examples that compile", { timeout: 120_000 }, () => {
  const { files, remove } = writeExamples();
  try {
    expect(files.length).toBeGreaterThan(10);
    expect(errorsIn(files)).toEqual([]);
  } finally {
    remove();
  }
});
