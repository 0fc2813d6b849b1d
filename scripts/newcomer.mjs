/**
 * `npm run newcomer`: what the README promises to somebody new. From an empty folder it makes a Vite app, installs the packed
 * package into it, writes the few lines that docs/getting-started.md shows, clicks once in Chromium, and prints the ledger's row.
 */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { chromium } from "playwright";
import { launchOptions } from "./find-chromium.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const most = 25;

const guide = readFileSync(join(root, "docs/getting-started.md"), "utf8");
/** What the guide says to write, here with a port that is free. */
const shown = (title, port) =>
  guide
    .split(` title="${title}"\n`)[1]
    .split("```")[0]
    .replace(/(?<=listen\(|localhost:)3000/, port);

const folder = mkdtempSync(join(tmpdir(), "autumn-react-newcomer-"));
const app = join(folder, "app");
const children = [];
let linesWritten = 0;
let browser;

try {
  const tarballs = join(folder, "tarballs");
  mkdirSync(tarballs);
  const tarball = (
    await run("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", tarballs], root)
  ).trim();
  await run("npx", ["--yes", "create-vite@9.3.0", "app", "--template", "react-ts", "--no-interactive"], folder);
  await run(
    "npm",
    ["install", "--prefer-offline", "--no-audit", "--no-fund", join(tarballs, tarball), "@tanstack/react-query"],
    app,
  );
  console.log(`installed ${tarball} into a new Vite app`);

  const port = await freePort();
  write("server.mjs", shown("server.mjs", port));
  write("src/App.tsx", shown("src/App.tsx", port));
  addLine("vite.config.ts", "plugins: [react()],\n", shown("vite.config.ts", port));
  await run("npx", ["tsc", "-b"], app);

  const { createTestAutumn } = await import(pathToFileURL(join(app, "node_modules/autumn-react/dist/testing.js")).href);
  const autumn = createTestAutumn({ features: { messages: { included: 10 } } });
  const { url, close } = await autumn.listen();
  start("server.mjs", { AUTUMN_SECRET_KEY: "am_sk_test_newcomer", AUTUMN_URL: `${url}/v1` });
  const address = await printedBy(start("node_modules/vite/bin/vite.js", { NO_COLOR: "1" }), /http:\/\/localhost:\d+/);

  browser = await chromium.launch(launchOptions());
  const page = await browser.newPage();
  await page.goto(address);
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByRole("button", { name: "Send (9 left)" }).waitFor();
  await close();

  console.log(`ledger: ${autumn.events.map((event) => JSON.stringify(event)).join("\n        ")}`);
  console.log(`lines written: ${linesWritten}`);
  if (autumn.events.length !== 1) throw new Error(`One click was counted ${autumn.events.length} times.`);
  if (linesWritten > most) throw new Error(`The README promises at most ${most} lines.`);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await browser?.close();
  for (const child of children) child.kill();
  await Promise.all(children.map((child) => child.exitCode ?? child.signalCode ?? once(child, "exit")));
  rmSync(folder, { recursive: true, force: true });
}

function write(file, code) {
  writeFileSync(join(app, file), code);
  linesWritten += code.split("\n").filter((line) => line.trim() !== "").length;
}

function addLine(file, after, line) {
  const path = join(app, file);
  const code = readFileSync(path, "utf8");
  if (!code.includes(after)) throw new Error(`Vite's template has changed: ${file} has no ${after}`);
  writeFileSync(path, code.replace(after, after + line));
  linesWritten += 1;
}

function start(script, env) {
  const child = spawn(process.execPath, [script], {
    cwd: app,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  return child;
}

function printedBy(child, pattern) {
  return new Promise((resolve, reject) => {
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      output += text;
      const [found] = pattern.exec(output) ?? [];
      if (found) resolve(found);
    });
    child.once("exit", () => reject(new Error(`It ended before it was ready:\n${output}`)));
  });
}

/** What the command printed. Where it fails, the error has it, too. */
async function run(command, args, cwd) {
  return (await promisify(execFile)(command, args, { cwd })).stdout;
}

async function freePort() {
  const server = createServer().listen(0);
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
