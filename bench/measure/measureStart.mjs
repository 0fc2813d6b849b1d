import { setTimeout as sleep } from "node:timers/promises";

/** ms in which the stored events must have arrived. */
const patience = 20_000;

/** A page that comes back to `stored` events of an earlier visit: when it first answers input, and the longest it ever lets it wait (ms). */
export async function measureStart({ browser, collector, name, round, stored }) {
  const context = await browser.newContext();
  try {
    const prefix = `mkst${round}x`;
    if (stored > 0) {
      await collector.ask("mode", "refuse");
      const visit = await browser.openIn(context, name);
      await visit.evaluate(([prefix, stored]) => bench.startBurst(prefix, stored), [prefix, stored]);
      await sleep(2_000);
      await visit.goto("about:blank");
      await visit.close();
    }
    await collector.ask("mode", "answer");
    await collector.ask("reset");
    const page = await browser.openIn(context, name, "?responsiveness");
    const start = Date.now();
    let arrived = 0;
    while (arrived < stored && Date.now() < start + patience) {
      await sleep(100);
      ({ arrived } = await collector.ask("count"));
    }
    const seconds = (Date.now() - start) / 1_000;
    await sleep(500);
    return { ...(await page.evaluate(() => bench.responsiveness())), arrived, seconds };
  } finally {
    await collector.ask("mode", "answer");
    await context.close();
  }
}
