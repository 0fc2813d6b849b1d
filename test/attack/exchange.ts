import { connect } from "node:net";

export type Answer = { status: number; text: string };

/**
 * Writes raw bytes to a port of this machine, and reads until the other side ends: unlike fetch, it sends what is no HTTP
 * as well. `status` 0: it was hung up on without an answer.
 */
export function exchange(port: number, bytes: Uint8Array | string, patience = 30_000): Promise<Answer> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    let text = "";
    socket.setTimeout(patience, () => socket.destroy());
    socket.on("data", (chunk) => {
      text += chunk;
    });
    // A reset: what was read before it counts.
    socket.on("error", () => {});
    socket.on("close", () => resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), text }));
  });
}
