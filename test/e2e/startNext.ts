import { execFile, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const folder = fileURLToPath(new URL("../../examples/next", import.meta.url));

/** What Vitest sets is not for Next.js, which builds for production. */
const { NODE_ENV: _test, ...inherited } = process.env;
const inherit = { ...inherited, NEXT_TELEMETRY_DISABLED: "1" };

/** Installs the example with the package as `npm run build` made it, and builds it for production. */
export async function buildNext(): Promise<void> {
  await run("npm", ["ci", "--prefer-offline", "--no-audit", "--no-fund"]);
  await run("npm", ["run", "build"]);
}

/** Serves what `buildNext` built, on a free port. */
export async function startNext(env: Record<string, string>) {
  const next = spawn(process.execPath, ["node_modules/next/dist/bin/next", "start", "--port", "0"], {
    cwd: folder,
    env: { ...inherit, ...env },
  });
  let output = "";
  for (const stream of [next.stdout, next.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
  const exit = new Promise<void>((resolve) => next.once("exit", () => resolve()));

  const url = await new Promise<string>((resolve, reject) => {
    next.stdout.on("data", () => {
      const printed = /http:\/\/localhost:\d+/.exec(output);
      if (printed && output.includes("Ready")) resolve(printed[0]);
    });
    next.once("exit", () => reject(new Error(`Next.js did not start:\n${output}`)));
  });

  return {
    url,
    output: () => output,
    async stop(): Promise<void> {
      next.kill("SIGTERM");
      await exit;
    },
  };
}

async function run(command: string, args: string[]) {
  try {
    await promisify(execFile)(command, args, { cwd: folder, env: inherit });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${command} ${args.join(" ")} failed in examples/next:\n${stdout}${stderr}`);
  }
}
