import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";

const root = join(import.meta.dirname, "../..");
const doors: Record<string, string> = {
  "": "index",
  "/server": "server",
  "/testing": "testing",
  "/devtools": "devtools",
};

type Block = { name: string; code: string };

/** Writes code as files, with the package's sources instead of its build. */
function write(title: string, blocks: readonly Block[]) {
  mkdirSync(join(root, "test/.tmp"), { recursive: true });
  const folder = mkdtempSync(join(root, `test/.tmp/${title}-`));
  const files = blocks.map(({ name, code }) => {
    const file = join(folder, name);
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

/** A page's TypeScript, as the files that its blocks show. */
export function writeBlocks(page: string) {
  const blocks = readFileSync(join(root, page), "utf8").matchAll(/^```(tsx?)(?: title="([^"]+)")?\n(.*?)^```$/gms);
  const named = [...blocks].map(([, language, title, code = ""], index) => ({
    name: title ?? `block${index + 1}.${language}`,
    code,
  }));
  return write(basename(page, ".md"), named);
}

/** The examples of all docstrings, each a file. That of `Register` is a guide's: a registration holds for the whole program. */
export function writeExamples() {
  const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" });
  const files = sources.filter((file) => /\.tsx?$/.test(file) && file !== "core/Register.ts");
  const examples = files.flatMap((file) =>
    readFileSync(join(root, "src", file), "utf8")
      .split(" * @example\n")
      .slice(1)
      .map((rest, index) => ({
        name: `${basename(file).replace(/\.tsx?$/, "")}${index + 1}.tsx`,
        code: (rest.split(/^ *\*(?:\/| @)/m)[0] ?? "").replace(/^ *\* ?/gm, ""),
      })),
  );
  return write("examples", examples);
}
