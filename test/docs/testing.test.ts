import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const page = readFileSync(new URL("../../docs/testing.md", import.meta.url), "utf8");

const blocks = [...page.matchAll(/^```(\w+)(?: title="([^"]+)")?\n(.*?)\n```$/gms)].map(
  ([, language, title, code]) => ({
    language,
    title,
    code,
  }),
);

/** The tested file that a block shows, with the imports that a user of the package writes. */
function tested(name: string) {
  const url = ["./", "../../stories/testing/"]
    .map((folder) => new URL(folder + name, import.meta.url))
    .find(existsSync);
  if (!url) return `no tested file is called ${name}`;
  return readFileSync(url, "utf8")
    .trimEnd()
    .replace(/"\.\.\/\.\.\/src(\/\w+)?"/g, '"autumn-react$1"')
    .replace(/"\.\.\/\.\.\/stories\/testing\/(\w+)"/g, '"./$1"');
}

test("shows code that is tested, and no other", () => {
  const shown = blocks.filter(({ language }) => language !== "sh");
  expect(shown.map(({ title }) => title)).toEqual([
    "SendButton.tsx",
    "renderWithAutumn.tsx",
    "SendButton.test.tsx",
    "handler.test.ts",
    "SendButton.stories.tsx",
    "msw.test.ts",
    "SendButton.msw.stories.tsx",
    "clock.test.ts",
    "listen.test.ts",
  ]);
  for (const { title = "", code } of shown) expect(code, title).toBe(tested(title));
});

test("links to headings that are there", () => {
  const headings = [...page.matchAll(/^## (.+)$/gm)].map(
    ([, heading]) => `#${heading?.toLowerCase().replaceAll(" ", "-")}`,
  );
  const links = [...page.matchAll(/\]\((#[^)]+)\)/g)].map(([, link]) => link);
  expect(links).toEqual(headings);
});
