import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

const root = join(import.meta.dirname, "../..");
const doors: Record<string, string> = { "": "index", "/server": "server", "/testing": "testing" };

export const readme = readFileSync(join(root, "README.md"), "utf8");

type Block = { title: string; code: string };

/** The README's TypeScript, each block with the name of the file that it shows. */
const blocks: Block[] = [...readme.matchAll(/^```tsx?(?: title="([^"]+)")?\n(.*?)^```$/gms)].map(
  ([, title = "", code = ""]) => ({ title, code }),
);

/** Writes the blocks as the files that they show, for the package's sources instead of its build. `change` adapts their code. */
export function writeBlocks(change: (code: string) => string = (code) => code) {
  mkdirSync(join(root, "test/.tmp"), { recursive: true });
  const folder = mkdtempSync(join(root, "test/.tmp/readme-"));
  const files = blocks.map(({ title, code }) => {
    const file = join(folder, title);
    const sources = relative(folder, join(root, "src"));
    writeFileSync(
      file,
      change(code).replace(/"autumn-react(\/\w+)?"/g, (_, door = "") => `"${sources}/${doors[door]}"`),
    );
    return file;
  });
  return { folder, files, remove: () => rmSync(folder, { recursive: true }) };
}
