import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { arch, cpus, loadavg, platform, release, totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { contestants } from "./contestants.mjs";
import { formatResults } from "./report/formatResults.mjs";

/**
 * npm run bench [-- --rounds 3 --only raw-fetch,autumn-react-use-track --idle-seconds 60]
 * Measures all contestants in one run, in turn, and writes results.json, RESULTS.md and results.svg.
 */
const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    only: { type: "string" },
    "idle-seconds": { type: "string", default: "60" },
  },
});
const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const run = (command, args, cwd) =>
  execFileSync(command, args, { cwd, stdio: ["ignore", "pipe", "inherit"] }).toString();

if (!existsSync(at("node_modules/.package-lock.json"))) run("npm", ["ci", "--no-audit", "--no-fund"], at("."));
await installPackage();
// These import what has just been installed.
const { measureAll } = await import("./measure/measureAll.mjs");

const chosen = contestants.filter(({ name }) => !options.only || options.only.split(",").includes(name));
const results = {
  measuredAt: new Date().toISOString(),
  machine: await describeMachine(),
  versions: await versionsOf(chosen),
  rounds: Number(options.rounds),
  ...(await measureAll(chosen, Number(options.rounds), Number(options["idle-seconds"]), (text) => console.log(text))),
};
results.machine.loadAfter = loadavg()[0];

const { markdown, svg } = formatResults(results);
if (options.only) console.log(markdown);
else {
  await writeFile(at("results.json"), `${JSON.stringify(results, null, 1)}\n`);
  await writeFile(at("RESULTS.md"), markdown);
  await writeFile(at("results.svg"), svg);
  console.log("written: bench/results.json, bench/RESULTS.md, bench/results.svg");
}

/** The package as npm would install it. Its dependencies stand in this folder's package.json, at the same versions. */
async function installPackage() {
  const root = at("..");
  run("npm", ["run", "build", "--silent"], root);
  const [{ filename }] = JSON.parse(run("npm", ["pack", "--json", "--ignore-scripts"], root));
  const target = at("node_modules/autumn-react");
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  run("tar", ["-xzf", at(`../${filename}`), "-C", target, "--strip-components=1"], root);
  await rm(at(`../${filename}`));
}

async function describeMachine() {
  const cpuList = cpus();
  return {
    cpu: cpuList[0]?.model.trim(),
    cores: cpuList.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()} ${arch()}`,
    node: process.version,
    loadBefore: loadavg()[0],
  };
}

async function versionsOf(list) {
  const packages = [...new Set(list.flatMap(({ uses }) => uses ?? [])), "react"];
  const version = async (name) => JSON.parse(await readFile(at(`node_modules/${name}/package.json`), "utf8")).version;
  return Object.fromEntries(await Promise.all(packages.map(async (name) => [name, await version(name)])));
}
