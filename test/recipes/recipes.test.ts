import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const folder = new URL("../../docs/recipes/", import.meta.url);
const pages = readdirSync(folder).filter((name) => name.endsWith(".md"));

/** The tested file that a block shows, with the imports that a user of the package writes. */
function tested(name: string) {
  return readFileSync(new URL(name, import.meta.url), "utf8").replace(/"\.\.\/\.\.\/src(\/\w+)?"/g, '"autumn-react$1"');
}

describe.each(pages)("%s", (name) => {
  const page = readFileSync(new URL(name, folder), "utf8");

  it("shows code that is tested, and no other", () => {
    const blocks = [...page.matchAll(/^```tsx?(?: title="([^"]+)")?\n(.*?)^```$/gms)];
    expect(blocks).not.toEqual([]);
    for (const [, title = "", code] of blocks) expect(code, title).toBe(tested(title));
  });
});
