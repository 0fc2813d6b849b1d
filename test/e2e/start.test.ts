import { type Browser, chromium } from "playwright";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchOptions } from "../../scripts/find-chromium.mjs";
import { createTestAutumn } from "../../src/testing";
import { openChat } from "./openChat";
import { startDemo } from "./startDemo";

let browser: Browser;

beforeAll(async () => {
  browser = await chromium.launch(launchOptions());
});
afterAll(() => browser.close());

it("ends with code 0 at Ctrl-C, pages still open, and leaves no server behind", async () => {
  const demo = await startDemo();
  const { page } = await openChat(browser, demo.url);

  expect(await demo.stop()).toBe(0);
  await expect(fetch(demo.url)).rejects.toThrow();
  await page.context().close();
});

it("says what to do where its port is taken", async () => {
  const demo = await startDemo();
  const { port } = new URL(demo.url);
  await expect(startDemo({ PORT: port })).rejects.toThrow(`Port ${port} is taken. Choose another: PORT=`);
  await demo.stop();
});

it("uses the Autumn that AUTUMN_SECRET_KEY and AUTUMN_URL name, and tells no browser the key", async () => {
  const features = { messages: { included: 10 }, seats: { included: 5, consumable: false }, exports: { included: 5 } };
  const autumn = createTestAutumn({ features });
  const { url, close } = await autumn.listen();
  const secretKey = "am_sk_test_not_for_browsers";
  const demo = await startDemo({ AUTUMN_SECRET_KEY: secretKey, AUTUMN_URL: `${url}/v1` });
  const context = await browser.newContext();
  const page = await context.newPage();
  const bodies: Promise<string>[] = [];
  page.on("response", (response) => {
    const headers = JSON.stringify(response.headers());
    bodies.push(
      response.text().then(
        (text) => headers + text,
        () => headers,
      ),
    );
  });

  await page.goto(demo.url);
  await page.getByText("10 of 10 left").waitFor();
  expect(await page.getByRole("switch").allInnerTexts()).toEqual(["Offline"]);
  await page.getByRole("button", { name: "Why do leaves turn red?" }).click();
  await page.getByText("9 of 10 left").waitFor();
  await page.getByRole("button", { name: "Premium export" }).click();
  await page.getByText("Your plan does not include premium_exports.").waitFor();
  await page.getByRole("link", { name: "Export report" }).click();
  await page.getByRole("row", { name: "messages 1 10" }).waitFor();

  expect(autumn.events.map(({ customerId, featureId }) => `${customerId} ${featureId}`)).toEqual([
    "ada messages",
    "ada exports",
  ]);
  const seen = await Promise.all(bodies);
  expect(seen.some((text) => text.includes("useTrack") || text.includes("/api/autumn"))).toBe(true);
  expect(seen.filter((text) => text.includes(secretKey))).toEqual([]);
  expect(demo.output()).not.toContain(secretKey);

  await context.close();
  expect(await demo.stop()).toBe(0);
  await close();
});
