import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** Starts the collector's process; `ask` resolves to its answer. */
export async function startCollector() {
  const child = fork(fileURLToPath(new URL("collector.mjs", import.meta.url)));
  const [{ port }] = await once(child, "message");
  const waiting = new Map();
  let last = 0;
  child.on("message", ({ id, answer }) => {
    waiting.get(id)?.resolve(answer);
    waiting.delete(id);
  });
  child.on("exit", (code, signal) => {
    const gone = new Error(`The collector's process ended early (code ${code}, signal ${signal}).`);
    for (const { reject } of waiting.values()) reject(gone);
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    ask(ask, value) {
      last += 1;
      const id = last;
      child.send({ id, ask, value });
      return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
    },
    stop: () => child.connected && child.disconnect(),
  };
}
