import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { TestAutumnEvent } from "../../src/testing";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What a test expects of a row of the ledger: who is charged for what. */
export type Counted = Pick<TestAutumnEvent, "customerId" | "featureId" | "value" | "properties">;

/** The demo as a user starts it: `npm start` in a process group of its own, as a terminal gives it. */
export async function startDemo(env: Record<string, string> = {}) {
  const { AUTUMN_SECRET_KEY: _key, AUTUMN_URL: _url, ...inherited } = process.env;
  const npm = spawn("npm", ["start"], { cwd: root, detached: true, env: { ...inherited, PORT: "0", ...env } });
  let output = "";
  for (const stream of [npm.stdout, npm.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
  const exit = new Promise<number | null>((resolve) => npm.once("exit", resolve));

  const url = await new Promise<string>((resolve, reject) => {
    npm.stdout.on("data", () => {
      const printed = /http:\/\/localhost:\d+/.exec(output);
      if (printed && output.includes("Ctrl-C")) resolve(printed[0]);
    });
    npm.once("exit", () => reject(new Error(`The demo did not start:\n${output}`)));
  });

  /** What a signal from the terminal does: every process of the group gets it. */
  function signal(name: NodeJS.Signals): void {
    if (npm.pid !== undefined && npm.exitCode === null) process.kill(-npm.pid, name);
  }

  return {
    url,
    output: () => output,
    /** Everything that the in-memory Autumn has counted, oldest first. */
    async ledger(): Promise<Counted[]> {
      const events: TestAutumnEvent[] = await (await fetch(`${url}/demo/ledger`)).json();
      return events.map(({ customerId, featureId, value, properties }) => ({
        customerId,
        featureId,
        value,
        properties,
      }));
    },
    /** Presses Ctrl-C; the exit code. */
    async stop(): Promise<number | null> {
      signal("SIGINT");
      return exit;
    },
  };
}

export type Demo = Awaited<ReturnType<typeof startDemo>>;
