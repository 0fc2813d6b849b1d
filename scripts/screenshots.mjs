/** Takes the pictures of the demo and of the devtools in docs/images, from a demo of its own. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright";
import { launchOptions } from "./find-chromium.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

const demo = spawn(process.execPath, ["examples/chat/start.mjs"], {
  cwd: root,
  env: { ...process.env, PORT: "0" },
  stdio: ["ignore", "pipe", "inherit"],
});
const [printed] = await once(demo.stdout, "data");
const [url] = /http:\/\/localhost:\d+/.exec(String(printed)) ?? [];
const browser = await chromium.launch(launchOptions());
try {
  const window = { width: 1280, height: 860 };
  await take("light", { colorScheme: "light", viewport: window });
  await take("dark", { colorScheme: "dark", viewport: window });
  await take("mobile", { colorScheme: "light", viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 });
} finally {
  await browser.close();
  demo.kill("SIGINT");
}

/** A conversation with delivered events, a refused one, and one that waits; then the devtools over it. */
async function take(name, options) {
  const page = await browser.newPage({ reducedMotion: "reduce", ...options });
  const shows = (label, count) =>
    page.locator(".counts > div", { hasText: label }).getByText(String(count), { exact: true }).waitFor();
  const say = async (text) => {
    await page.getByRole("textbox", { name: "Message" }).fill(text);
    await page.keyboard.press("Enter");
  };

  await page.goto(url);
  await page.getByRole("button", { name: "Why do leaves turn red?" }).click();
  await say("And where do the swallows go?");
  await page.getByRole("button", { name: "Take a seat" }).click();
  await shows("Delivered", 3);
  await page.getByRole("button", { name: "Premium export" }).click();
  await shows("Refused", 1);
  await page.getByRole("button", { name: "Dismiss" }).click();
  await page.getByRole("switch", { name: "Offline" }).click();
  await say("What should I plant now?");
  await shows("Waiting", 1);
  await page.evaluate(() => scrollTo(0, 0));
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `${root}docs/images/chat-${name}.png` });
  await page.getByRole("button", { name: /^Open Autumn devtools/ }).click();
  await page.getByRole("button", { name: /^rejected/ }).click();
  await page.screenshot({ path: `${root}docs/images/devtools-${name}.png` });
  await page.context().close();
}
