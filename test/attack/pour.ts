import { once } from "node:events";
import { connect } from "node:net";

export type Poured = { status: number; bytes: number; ms: number };

/** Writes pieces to a port for as long as the other side takes them, and reads what it says. */
export async function pour(
  port: number,
  pieces: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
): Promise<Poured> {
  const start = performance.now();
  const socket = connect(port, "127.0.0.1");
  const closed = new Promise<void>((resolve) => socket.on("close", () => resolve()));
  let text = "";
  socket.on("data", (chunk) => {
    text += chunk;
  });
  socket.on("error", () => {});
  await Promise.race([once(socket, "connect"), closed]);
  for await (const piece of pieces) {
    if (socket.destroyed) break;
    if (!socket.write(piece)) await Promise.race([once(socket, "drain").catch(() => {}), closed]);
  }
  const patience = setTimeout(() => socket.destroy(), 30_000);
  await closed;
  clearTimeout(patience);
  return {
    status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0),
    bytes: socket.bytesWritten,
    ms: performance.now() - start,
  };
}
