import { type Browser, chromium } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchOptions } from "../../scripts/find-chromium.mjs";
import { findViolations } from "./findViolations";
import { openChat } from "./openChat";
import { type Demo, startDemo } from "./startDemo";

let browser: Browser;
let demo: Demo;

beforeAll(async () => {
  [browser, demo] = await Promise.all([chromium.launch(launchOptions()), startDemo()]);
});
afterAll(() => Promise.all([browser.close(), demo.stop()]));

describe.each(["light", "dark"] as const)("the demo in %s", (colorScheme) => {
  it("has no accessibility violation that axe finds, in any of its states", async () => {
    const { page, offline, say, shows } = await openChat(browser, demo.url, { colorScheme });
    expect(await findViolations(page)).toEqual([]);

    await say("hello");
    await shows("Delivered", 1);
    await page.getByRole("button", { name: "Premium export" }).click();
    await shows("Refused", 1);
    await offline.click();
    await say("still there?");
    await shows("Waiting", 1);
    await page.getByRole("button", { name: "Dismiss" }).waitFor();
    expect(await findViolations(page)).toEqual([]);

    await page.getByRole("combobox", { name: "Signed in as" }).selectOption("Signed out");
    await page.getByPlaceholder("Sign in to send messages").waitFor();
    expect(await findViolations(page)).toEqual([]);

    await page.goto(`${demo.url}/report.html`);
    await page.getByRole("heading", { name: "Usage report" }).waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.context().close();
  });
});

it("takes the theme that is chosen over the system's, and remembers it", async () => {
  const { page } = await openChat(browser, demo.url, { colorScheme: "light" });
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();

  await page.getByRole("button", { name: "Use the dark theme" }).click();
  const dark = await background();
  expect(dark).not.toBe(light);
  await page.reload();
  await page.getByRole("button", { name: "Use the light theme" }).waitFor();
  expect(await background()).toBe(dark);
  await page.context().close();
});

it.each([360, 768, 1440])("fits a window that is %i px wide", async (width) => {
  const { page, say, shows } = await openChat(browser, demo.url, { viewport: { width, height: 800 } });
  await say("a".repeat(120));
  await page.getByRole("button", { name: "Premium export" }).click();
  await shows("Refused", 1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  await page.context().close();
});
