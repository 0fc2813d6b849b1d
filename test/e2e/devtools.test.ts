import { type Browser, chromium, type Page } from "playwright";
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

const open = (page: Page) => page.getByRole("button", { name: /^Open Autumn devtools/ }).click();
const devtools = (page: Page) => page.getByRole("complementary", { name: "Autumn devtools" });
const event = (page: Page, name: RegExp) => devtools(page).getByRole("button", { name });

describe.each(["light", "dark"] as const)("the devtools in %s", (colorScheme) => {
  it("have their looks under a strict content security policy, and no violation that axe finds", async () => {
    const { page, problems, say } = await openChat(browser, demo.url, { colorScheme });
    await open(page);
    await devtools(page).getByRole("button", { name: "Offline" }).click();
    await say("still there?");
    await page.getByRole("button", { name: "Premium export" }).click();
    await event(page, /^pending messages × 1, 0 attempts, next try when online/)
      .first()
      .click();

    const background = await devtools(page).evaluate((panel) => getComputedStyle(panel).backgroundColor);
    expect(background).toBe(colorScheme === "dark" ? "rgb(22, 19, 15)" : "rgb(255, 255, 255)");
    expect(await findViolations(page)).toEqual([]);
    expect(problems).toEqual([]);
    await page.context().close();
  });
});

it("hold events back and let them go, whatever the page's own network does", async () => {
  const { page, say, shows } = await openChat(browser, demo.url);
  await open(page);
  const offline = devtools(page).getByRole("button", { name: "Offline" });
  await offline.click();
  await say("later");
  await shows("Waiting", 1);
  expect(await page.evaluate(() => navigator.onLine)).toBe(true);

  await offline.click();

  await event(page, /^delivered messages × 1, 1 attempt/).click();
  await devtools(page)
    .getByText(/"remaining": \d+/)
    .first()
    .waitFor();
  await shows("Delivered", 1);
  await page.context().close();
});

it("fit a window that is 360 px wide", async () => {
  const { page, say } = await openChat(browser, demo.url, { viewport: { width: 360, height: 640 } });
  await say("hello");
  await open(page);
  await event(page, /^delivered/)
    .first()
    .click();

  expect(await devtools(page).evaluate((panel) => [panel.clientWidth, panel.scrollWidth])).toEqual([360, 360]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await page.context().close();
});
