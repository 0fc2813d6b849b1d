import { setTimeout as sleep } from "node:timers/promises";
import { lowerQuartile, median } from "../statistics.mjs";

const clicks = 20;
const cpuClicks = 60;
/** ms; who has not sent by then collects events for much longer. */
const longestWait = 4_000;

/** What one click on one button costs, with nothing else going on. Times in ms; the plain button's are taken off. */
export async function measureLone({ browser, collector, name, round }) {
  return browser.withPage(name, async (page) => {
    const click = (id, prefix, count) =>
      page.evaluate(([id, prefix, count]) => bench.clickOn(id, prefix, count, 12), [id, prefix, count]);
    await click("tracked", "mkwarm", 20);
    await sleep(500);

    await collector.ask("reset");
    const prefix = `mklon${round}`;
    const { plain, tracked } = await page.evaluate(
      ([prefix, clicks]) => bench.loneClicks(prefix, clicks),
      [prefix, clicks],
    );
    const count = await until(
      () => collector.ask("count"),
      ({ arrived }) => arrived >= clicks,
    );
    const arrivals = await collector.ask("arrivals");
    const latencies = tracked.filter(({ marker }) => marker in arrivals).map((it) => arrivals[it.marker] - it.at);
    const above = (field) =>
      lowerQuartile(tracked.map((it) => it[field])) - lowerQuartile(plain.map((it) => it[field]));

    const cpu = async (id) => (await browser.mainThreadCpu(() => click(id, `mkcp${round}x`, cpuClicks))) / cpuClicks;
    const [plainBefore, trackedFirst, plainAfter, trackedThen] = [
      await cpu("plain"),
      await cpu("tracked"),
      await cpu("plain"),
      await cpu("tracked"),
    ];
    return {
      sync: above("sync"),
      task: above("task"),
      latency: median(latencies),
      wire: count.bytes / count.arrived,
      cpu: (trackedFirst + trackedThen - plainBefore - plainAfter) / 2,
    };
  });
}

async function until(ask, isEnough) {
  const end = Date.now() + longestWait;
  for (;;) {
    const answer = await ask();
    if (isEnough(answer) || Date.now() > end) return answer;
    await sleep(100);
  }
}
