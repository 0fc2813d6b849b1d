import { setTimeout as sleep } from "node:timers/promises";

const events = 1_000;

/** Bytes of JavaScript heap for each event that waits, while the server does not answer. */
export async function measureMemory({ browser, collector, name, round }) {
  await collector.ask("mode", "hang");
  try {
    return await browser.withPage(name, async (page) => {
      const before = await page.evaluate(() => bench.heap());
      await page.evaluate(([prefix, events]) => bench.startBurst(prefix, events), [`mkme${round}x`, events]);
      await sleep(2_000);
      await page.evaluate(() => bench.endBurst());
      return ((await page.evaluate(() => bench.heap())) - before) / events;
    });
  } finally {
    await collector.ask("mode", "answer");
  }
}
