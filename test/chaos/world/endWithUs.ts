import type { ChildProcess } from "node:child_process";

const running = new Set<ChildProcess>();

/** No process outlives the harness, however it ends. */
export function endWithUs(child: ChildProcess): void {
  if (running.size === 0) process.on("exit", killAll);
  running.add(child);
  child.once("exit", () => running.delete(child));
}

function killAll() {
  for (const child of running) child.kill("SIGKILL");
}
