import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium } from "playwright";
import { launchOptions } from "../../../scripts/find-chromium.mjs";
import { endWithUs } from "./endWithUs";

export type RunningBrowser = {
  /** The profile's own context, which lives on disk. */
  context: BrowserContext;
  browser: Browser;
  /** SIGKILL: what was not written by then is lost. Gives the Unix time in ms of the kill. */
  kill(): Promise<number>;
  close(): Promise<void>;
};

/**
 * Real Chromium on a profile that stays. Not by Playwright's launch, whose flags turn off the back/forward cache and the
 * throttling of hidden tabs; Playwright only drives it.
 */
export async function startBrowser(profile: string, { blocksStorage = false } = {}): Promise<RunningBrowser> {
  if (blocksStorage) blockStorage(profile);
  const { executablePath, args } = launchOptions();
  const flags = [
    "--headless",
    "--remote-debugging-port=0",
    `--user-data-dir=${profile}`,
    "--no-default-browser-check",
    // Chromium's own preloaded pages: attaching to them can take for ever.
    "--disable-features=PreloadTopChromeWebUI,WebUIOmniboxPopup,InitialWebUI",
  ];
  const child = spawn(executablePath, [...args, ...flags, "about:blank"], { stdio: ["ignore", "ignore", "pipe"] });
  endWithUs(child);
  const address = await new Promise<string>((resolve, reject) => {
    let output = "";
    child.once("exit", () => reject(new Error(`Chromium ended: ${output}`)));
    child.stderr.on("data", (text) => {
      if (output.length < 10_000) output += text;
      const found = /ws:\/\/\S+/.exec(output);
      if (found) resolve(found[0]);
    });
  });
  const browser = await chromium.connectOverCDP(address, { timeout: 120_000 });
  const [context] = browser.contexts();
  if (!context) throw new Error("Chromium has no default context");

  return {
    context,
    browser,
    async kill() {
      const gone = allEnded(child);
      const at = Date.now();
      child.kill("SIGKILL");
      await gone;
      await browser.close().catch(() => {});
      return at;
    },
    async close() {
      const gone = allEnded(child);
      child.kill("SIGTERM");
      await gone;
      await browser.close().catch(() => {});
    },
  };
}

/** Its helpers write to the profile for a moment longer than it; they hold its stderr, too. */
function allEnded(child: ChildProcess) {
  return once(child, "close");
}

/** As a user does in Chromium's settings for site data. */
function blockStorage(profile: string) {
  mkdirSync(join(profile, "Default"), { recursive: true });
  const preferences = { profile: { default_content_setting_values: { cookies: 2 } } };
  writeFileSync(join(profile, "Default/Preferences"), JSON.stringify(preferences));
}
