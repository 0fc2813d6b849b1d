import { setTimeout as sleep } from "node:timers/promises";

/** `count` events tracked in one task. Times in ms, heap in bytes above what it was before. */
export async function measureBurst({ browser, collector, name, round, count, patience }) {
  return browser.withPage(name, async (page) => {
    const heapBefore = await page.evaluate(() => bench.heap());
    await collector.ask("reset");
    const start = Date.now();
    let watched;
    let taken;
    let seconds;
    const cpu = await browser.mainThreadCpu(async () => {
      await page.evaluate(([prefix, count]) => bench.startBurst(prefix, count), [`mkbu${round}x`, count]);
      for (;;) {
        taken = await collector.ask("count");
        seconds = (Date.now() - start) / 1_000;
        if (taken.arrived >= count || seconds > patience) break;
        await sleep(100);
      }
      // The answers to the last requests are work, too.
      await sleep(500);
      watched = await page.evaluate(() => bench.endBurst());
    });
    return {
      loop: watched.loop,
      blocked: watched.blocked,
      cpu,
      requests: taken.requests,
      arrived: taken.arrived,
      again: taken.again,
      wire: taken.bytes / taken.arrived,
      seconds,
      heapMost: watched.heapMost - heapBefore,
      heapAfter: (await page.evaluate(() => bench.heap())) - heapBefore,
    };
  });
}
