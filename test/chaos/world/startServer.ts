import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { endWithUs } from "./endWithUs";

export type Server = {
  url: string;
  /** Calls a method of the server's process. */
  call<Result = void>(method: string, ...args: unknown[]): Promise<Result>;
  /** Resolves when the process is gone. */
  end(signal: "SIGTERM" | "SIGKILL"): Promise<void>;
};

/** Starts one of servers/*.mjs as a process of its own. */
export async function startServer(name: "autumn" | "handler", args: (string | number)[]): Promise<Server> {
  const script = fileURLToPath(new URL(`../servers/${name}.mjs`, import.meta.url));
  const child = fork(script, args.map(String), { execArgv: [], stdio: ["ignore", "inherit", "inherit", "ipc"] });
  endWithUs(child);
  const answers = new Map<number, (result: never) => void>();
  const { url } = await ready(child, name);
  child.on("message", ({ call, result }: { call: number; result: never }) => answers.get(call)?.(result));
  let calls = 0;

  return {
    url,
    call: (method, ...callArgs) =>
      new Promise((resolve) => {
        calls += 1;
        answers.set(calls, resolve);
        child.send({ call: calls, method, args: callArgs });
      }),
    async end(signal) {
      const gone = once(child, "exit");
      child.kill(signal);
      await gone;
    },
  };
}

async function ready(child: ChildProcess, name: string): Promise<{ url: string }> {
  const failed = once(child, "exit").then(() => {
    throw new Error(`${name}.mjs ended before it was ready`);
  });
  const [message] = await Promise.race([once(child, "message"), failed]);
  return message.ready;
}
