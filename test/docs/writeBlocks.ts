import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";

const root = join(import.meta.dirname, "../..");
const doors: Record<string, string> = {
  "": "index",
  "/server": "server",
  "/testing": "testing",
  "/devtools": "devtools",
};

/** Writes a page's TypeScript as the files that its blocks show, with the package's sources instead of its build. */
export function writeBlocks(page: string) {
  mkdirSync(join(root, "test/.tmp"), { recursive: true });
  const folder = mkdtempSync(join(root, `test/.tmp/${basename(page, ".md")}-`));
  const blocks = readFileSync(join(root, page), "utf8").matchAll(/^```(tsx?)(?: title="([^"]+)")?\n(.*?)^```$/gms);
  const files = [...blocks].map(([, language, title, code = ""], index) => {
    const file = join(folder, title ?? `block${index + 1}.${language}`);
    mkdirSync(dirname(file), { recursive: true });
    const sources = relative(dirname(file), join(root, "src"));
    writeFileSync(
      file,
      code.replace(/"autumn-react(\/\w+)?"/g, (_, door = "") => `"${sources}/${doors[door]}"`),
    );
    return file;
  });
  return { folder, files, remove: () => rmSync(folder, { recursive: true }) };
}
