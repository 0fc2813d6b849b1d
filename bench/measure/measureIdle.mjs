import { setTimeout as sleep } from "node:timers/promises";

/** ms after the last event in which every contestant has sent it, and is at rest if it ever is. */
const settling = 15_000;

/** Counts what a page's own code asks for and gets; what the browser does by itself is not counted. */
const countWakeUps = () => {
  const counted = { wakeUps: 0, listeners: 0 };
  globalThis.counted = counted;
  for (const name of ["setTimeout", "setInterval", "requestAnimationFrame", "requestIdleCallback"]) {
    const original = globalThis[name];
    globalThis[name] = (callback, ...rest) =>
      original(
        (...args) => {
          counted.wakeUps += 1;
          return callback(...args);
        },
        ...rest,
      );
  }
  const { addEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (...args) {
    counted.listeners += 1;
    return addEventListener.apply(this, args);
  };
};

/** A minute in which nobody does anything, all contestants at the same time: what each page still does. */
export async function measureIdle({ browser, collector, names, seconds }) {
  const context = await browser.newContext();
  await context.addInitScript(countWakeUps);
  const pages = new Map();
  for (const name of names) {
    const page = await browser.openIn(context, name);
    await page.evaluate(() => bench.clickOn("tracked", "mkidle", 3, 20));
    pages.set(name, page);
  }
  await sleep(settling);
  const wakeUps = (page) => page.evaluate(() => globalThis.counted.wakeUps);
  const before = new Map();
  for (const [name, page] of pages) before.set(name, await wakeUps(page));
  const requestsBefore = await collector.ask("requestsOf");
  await sleep(seconds * 1_000);
  const requestsAfter = await collector.ask("requestsOf");

  const result = {};
  const perMinute = (count) => (count / seconds) * 60;
  for (const [name, page] of pages) {
    result[name] = {
      wakeUps: perMinute((await wakeUps(page)) - before.get(name)),
      requests: perMinute((requestsAfter[name] ?? 0) - (requestsBefore[name] ?? 0)),
      locks: await page.evaluate(async () => (await navigator.locks.query()).held.length),
      listeners: await page.evaluate(() => {
        const before = globalThis.counted.listeners;
        bench.mount("tracked", 1);
        return globalThis.counted.listeners - before;
      }),
    };
  }
  await context.close();
  return result;
}
