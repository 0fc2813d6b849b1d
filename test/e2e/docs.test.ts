import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchOptions } from "../../scripts/find-chromium.mjs";
import { findViolations } from "./findViolations";

const root = join(import.meta.dirname, "../..");
const site = join(root, "test/.tmp/docs-site");
let browser: Browser;

beforeAll(async () => {
  execFileSync("npx", ["typedoc", "--out", site], { cwd: root, stdio: "pipe" });
  browser = await chromium.launch(launchOptions());
});
afterAll(() => browser?.close());

async function open(path: string, options: { colorScheme?: "light" | "dark"; width?: number } = {}): Promise<Page> {
  const { colorScheme = "light", width = 1280 } = options;
  const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 }, reducedMotion: "reduce" });
  await page.goto(pathToFileURL(join(site, path)).href);
  return page;
}

const pages = [
  "index.html",
  "documents/Getting_started.html",
  "documents/not_allowed.html",
  "functions/autumn-react.useTrack.html",
];

it.each(pages.flatMap((path) => [[path, "light"] as const, [path, "dark"] as const]))(
  "has no accessibility violation that axe finds on %s, %s",
  async (path, colorScheme) => {
    const page = await open(path, { colorScheme });
    await page.getByRole("navigation", { name: "Pages" }).getByText("Guides").waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.close();
  },
);

it.each(pages)("does not scroll sideways on a phone: %s", async (path) => {
  const page = await open(path, { width: 390 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.close();
});

it("leads from the home page to a guide, and from a refusal's code to its page", async () => {
  const page = await open("index.html");
  await page.getByRole("navigation", { name: "Pages" }).getByText("Guides").click();
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Migrating" }).click();
  await page.getByRole("heading", { name: "Migrating", level: 1 }).waitFor();
  await page.goBack();
  await page.getByRole("link", { name: "outcome_unknown" }).click();
  await page.getByRole("heading", { name: "outcome_unknown", level: 1 }).waitFor();
  await page.close();
});

it("shows the pictures of the theme that the reader chooses", async () => {
  const page = await open("index.html", { colorScheme: "light" });
  const shown = () =>
    page
      .locator("picture img")
      .first()
      .evaluate((image: HTMLImageElement) => image.currentSrc);
  expect(await shown()).toContain("light");
  await page.getByText("Settings").click();
  await page.getByLabel("Theme").selectOption("dark");
  await expect.poll(shown).toContain("dark");
  await page.close();
});
