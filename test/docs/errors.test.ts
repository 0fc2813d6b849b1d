import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const root = new URL("../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");

const union = /export type AutumnErrorCode =([^;]+);/.exec(read("src/core/AutumnError.ts"))?.[1] ?? "";
const codes = [...union.matchAll(/"(\w+)"/g)].map(([, code = ""]) => code);
const pages = readdirSync(new URL("docs/errors/", root));

it("has a page for every error code, and no other", () => {
  expect(codes).not.toEqual([]);
  expect(pages.sort()).toEqual(codes.map((code) => `${code}.md`).sort());
});

it.each(codes)("says of %s who raises it, what becomes of the event, why, and what to do", (code) => {
  const page = read(`docs/errors/${code}.md`);
  expect(page).toMatch(new RegExp(`^---\\ntitle: ${code}\\n`));
  for (const part of [`# \`${code}\``, "| **Raised by** |", "| **The event** |", "## Why", "## What to do"]) {
    expect(page).toContain(`\n${part}`);
  }
});

it("lists every code in the README's troubleshooting, with its page, and no other", () => {
  const readme = read("README.md");
  const section = readme.slice(readme.indexOf("## Troubleshooting"), readme.indexOf("## Compared"));
  const listed = [...section.matchAll(/^\| \[`(\w+)`\]\(docs\/errors\/\1\.md\) \|/gm)].map(([, code = ""]) => code);
  // One is raised both at once and later.
  expect([...new Set(listed)].sort()).toEqual([...codes].sort());
});
