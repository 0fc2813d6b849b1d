import { setTimeout as pause } from "node:timers/promises";
import { exchange } from "./exchange";
import { httpRequest, trackBody } from "./httpRequest";
import { type Poured, pour } from "./pour";
import type { Target } from "./startTarget";

const head =
  "POST /track HTTP/1.1\r\nhost: localhost\r\nx-user: ada\r\ncontent-type: application/json\r\nconnection: close\r\n";
const piece = new Uint8Array(64 * 1024).fill(32);

/** One byte at a time, for longer than the handler waits. */
async function* drip() {
  yield `${head}content-length: 60000\r\n\r\n`;
  for (let sent = 0; sent < 200; sent++) {
    yield " ";
    await pause(50);
  }
}

function* hundredMegabytes() {
  yield `${head}content-length: ${1600 * piece.length}\r\n\r\n`;
  for (let sent = 0; sent < 1600; sent++) yield piece;
}

/** Chunks for 20 seconds, unless the connection ends before. */
async function* endless() {
  yield `${head}transfer-encoding: chunked\r\n\r\n`;
  for (const end = Date.now() + 20_000; Date.now() < end; await pause(1)) {
    yield Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from("\r\n")]);
  }
}

const behaved = () => httpRequest({ body: trackBody(undefined, `"id":"${crypto.randomUUID()}","age":0`) });

type Flood = { name: string; senders: number; send(port: number): Promise<Poured>; expected: number };

const floods: Flood[] = [
  { name: "at once, well-behaved", senders: 1_000, send: (port) => pour(port, [behaved()]), expected: 200 },
  {
    name: "at once, nobody's",
    senders: 1_000,
    send: (port) => pour(port, [httpRequest({ headers: { "x-user": undefined } })]),
    expected: 401,
  },
  { name: "a byte at a time", senders: 300, send: (port) => pour(port, drip()), expected: 408 },
  { name: "100 MB each", senders: 5, send: (port) => pour(port, hundredMegabytes()), expected: 413 },
  { name: "endless chunks", senders: 20, send: (port) => pour(port, endless()), expected: 413 },
];

/**
 * While each flood lasts, somebody who behaves is served every 100 ms. The second port's adapter hangs up on a body that it
 * does not want, so that not everybody gets to read why; toNodeHandler sees to that.
 */
export async function runFloods({ ports, vitals }: Target) {
  const lines: string[] = [];
  let failures = 0;
  for (const port of ports) {
    for (const { name, senders, send, expected } of floods) {
      let isOver = false;
      const waits: number[] = [];
      const others = (async () => {
        while (!isOver) {
          const start = performance.now();
          const { status } = await exchange(port, behaved());
          if (status === 200) waits.push(performance.now() - start);
          else failures++;
          await pause(100);
        }
      })();
      const answers = await Promise.all(Array.from({ length: senders }, () => send(port)));
      isOver = true;
      await others;
      const mayHangUp = port !== ports[0] && expected === 413;
      const right = answers.filter(({ status }) => status === expected || (mayHangUp && status === 0)).length;
      const slowest = Math.max(...answers.map(({ ms }) => ms));
      failures += senders - right;
      const served = `${waits.length} others served, the slowest after ${Math.max(...waits).toFixed(0)} ms`;
      lines.push(
        `${name}: ${right} of ${senders} answered ${expected}${mayHangUp ? " or cut off" : ""}, the last after ${slowest.toFixed(0)} ms; ${served}`,
      );
    }
  }
  const { mostResident } = await vitals();
  if (mostResident > 512 * 1024 * 1024) {
    failures++;
    lines.push(`${mostResident} bytes resident are too many`);
  }
  return { lines, failures };
}
