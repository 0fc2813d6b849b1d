import { current } from "../contestants/current";
import { sleep } from "./sleep";

/** One click on a button, and what it cost; times in ms. */
export type LoneClick = {
  /** From before the click is dispatched until that returns. */
  sync: number;
  /** Until the next task can start. */
  task: number;
  /** When the click was dispatched: Unix ms by the server's clock. */
  at: number;
  marker: string;
};

/** Clicks on the plain and the tracking button in turn, each alone: the one is what the other costs at the least. */
export async function measureLoneClicks(prefix: string, count: number) {
  const offset = await clockOffset();
  const plain: LoneClick[] = [];
  const tracked: LoneClick[] = [];
  for (let i = 0; i < count; i++) {
    plain.push(await click("plain", "", offset));
    tracked.push(await click("tracked", `${prefix}${String(i).padStart(5, "0")}`, offset));
  }
  return { plain, tracked };
}

/** Clicks one after the other, as a person does, for whoever watches from outside what they cost. */
export async function clickOn(id: string, prefix: string, count: number, pause: number) {
  const button = document.getElementById(id) as HTMLButtonElement;
  for (let i = 0; i < count; i++) {
    current.marker = `${prefix}${String(i).padStart(5, "0")}`;
    button.click();
    await sleep(pause);
  }
}

async function click(id: string, marker: string, offset: number): Promise<LoneClick> {
  const button = document.getElementById(id) as HTMLButtonElement;
  await sleep(30);
  const next = new MessageChannel();
  const nextTask = new Promise<number>((resolve) => {
    next.port1.onmessage = () => {
      next.port1.close();
      resolve(performance.now());
    };
  });
  current.marker = marker;
  const at = performance.timeOrigin + performance.now() + offset;
  next.port2.postMessage(0);
  const start = performance.now();
  button.click();
  const sync = performance.now() - start;
  return { sync, task: (await nextTask) - start, at, marker };
}

/** How far the server's clock is ahead of the page's, in ms: by the quickest of some questions. */
async function clockOffset() {
  let best = { took: Number.POSITIVE_INFINITY, offset: 0 };
  for (let i = 0; i < 12; i++) {
    const start = performance.now();
    const theirs = Number(await (await fetch("/clock")).text());
    const took = performance.now() - start;
    if (took < best.took) best = { took, offset: theirs - (performance.timeOrigin + start + took / 2) };
  }
  return best.offset;
}
