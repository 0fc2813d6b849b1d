import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright";

const SYSTEM_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Quiet flags: without them Chromium looks up hosts of its own at every start, which a closed network refuses. */
const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Path of a Chromium: CHROMIUM_PATH, Playwright's own, a system one, else Debian's, installed now. Throws what to do where there is none. */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(
      `CHROMIUM_PATH is "${named}", and no file is there. Set it to a Chromium or Chrome binary, or unset it.`,
    );
  }
  return playwrights() ?? system() ?? installDebians();
}

/** What to pass to Playwright's `chromium.launch()`, here and in Vitest's browser provider. */
export function launchOptions() {
  return { executablePath: findChromium(), args: ARGS };
}

function playwrights() {
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

function system() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return SYSTEM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

function installDebians() {
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.error("No Chromium found: installing Debian's (apt-get install chromium).");
    const options = {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    };
    try {
      execFileSync("apt-get", ["update", "-qq"], options);
      execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], options);
    } catch (error) {
      console.error(`apt-get failed: ${error.message}`);
    }
    const installed = system();
    if (installed) return installed;
  }
  throw new Error(
    "No Chromium found, which the browser tests need. Run `npx playwright install chromium`, or install Chromium or Chrome, " +
      "or set CHROMIUM_PATH to its binary.",
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(findChromium());
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
