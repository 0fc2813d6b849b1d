/**
 * `npm run screenshots`: takes the pictures in docs/images (the demo and its devtools, a story), and in test/.tmp those of the
 * docs site, which are there to be looked at.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright";
import { preview } from "vite";
import { launchOptions } from "./find-chromium.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

const demo = spawn(process.execPath, ["examples/chat/start.mjs"], {
  cwd: root,
  env: { ...process.env, PORT: "0" },
  stdio: ["ignore", "pipe", "inherit"],
});
const [printed] = await once(demo.stdout, "data");
const [url] = /http:\/\/localhost:\d+/.exec(String(printed)) ?? [];
const { httpServer: statics } = await preview({
  root,
  configFile: false,
  base: "./",
  build: { outDir: "." },
  preview: { port: 0 },
  logLevel: "silent",
});
const files = `http://localhost:${statics.address().port}`;
const browser = await chromium.launch(launchOptions());
try {
  const window = { width: 1280, height: 860 };
  const phone = { width: 390, height: 844 };
  await takeDemo("light", { colorScheme: "light", viewport: window });
  await takeDemo("dark", { colorScheme: "dark", viewport: window });
  await takeDemo("mobile", { colorScheme: "light", viewport: phone, deviceScaleFactor: 2 });
  for (const theme of ["light", "dark"]) {
    const story = `storybook-static/iframe.html?id=hooks-useoutbox--refused&viewMode=story&globals=theme:${theme}`;
    await takePage(story, `docs/images/story-${theme}`, { viewport: { width: 1000, height: 590 } }, "Retry");
    await takePage("docs-site/index.html", `test/.tmp/site-${theme}`, { colorScheme: theme, viewport: window });
    await takePage("docs-site/index.html", `test/.tmp/site-mobile-${theme}`, { colorScheme: theme, viewport: phone });
  }
} finally {
  await browser.close();
  statics.close();
  demo.kill("SIGINT");
}

/** A conversation with delivered events, a refused one, and one that waits; then the devtools over it. */
async function takeDemo(name, options) {
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

/** A page of what is built already, when nothing is loaded any more, and its play function has come to a button of this name. */
async function takePage(path, name, options, button) {
  const page = await browser.newPage({ reducedMotion: "reduce", ...options });
  await page.goto(`${files}/${path}`, { waitUntil: "networkidle" });
  if (button) await page.getByRole("button", { name: button }).first().waitFor();
  await page.evaluate(() => document.activeElement?.blur());
  await page.screenshot({ path: `${root}${name}.png` });
  await page.context().close();
}
