import { startBrowser } from "../browser.mjs";
import { buildPages } from "../buildPages.mjs";
import { ours } from "../contestants.mjs";
import { startCollector } from "../server/startCollector.mjs";
import { measureBurst } from "./measureBurst.mjs";
import { measureBytes, measureEntries } from "./measureBytes.mjs";
import { measureCommits } from "./measureCommits.mjs";
import { measureIdle } from "./measureIdle.mjs";
import { measureLone } from "./measureLone.mjs";
import { measureMemory } from "./measureMemory.mjs";
import { measureMounts } from "./measureMounts.mjs";
import { measureStart } from "./measureStart.mjs";

const storedCounts = [0, 1_000, 10_000];

/** s in which an event of a burst must have arrived to count. */
const patience = 10;

/** Everything about every contestant. In each round they take turns, so that a noisy moment does not meet one alone. */
export async function measureAll(contestants, rounds, idleSeconds, log) {
  const names = contestants.map(({ name }) => name);
  const collector = await startCollector();
  await collector.ask("pages", await buildPages(contestants));
  let browser = await startBrowser(collector.origin);
  const result = Object.fromEntries(names.map((name) => [name, { rounds: [], starts: {} }]));

  /** What a browser that dies was measuring is measured again, once. */
  async function measure(work, given = {}) {
    try {
      return await work({ browser, collector, ...given });
    } catch (error) {
      log(`again, in a new browser, after: ${error.message}`);
      await browser.close().catch(() => {});
      browser = await startBrowser(collector.origin);
      return work({ browser, collector, ...given });
    }
  }

  try {
    for (const name of names) {
      result[name].bytes = await measureBytes(name);
      Object.assign(result[name], await measure(measureCommits, { name }));
    }
    log("bytes and commits done");
    const idle = await measure(measureIdle, { names, seconds: idleSeconds });
    for (const name of names) result[name].idle = idle[name];
    log("idle minute done");

    for (let round = 0; round < rounds; round++) {
      for (const name of names) {
        const given = { name, round, patience };
        result[name].rounds.push({
          lone: await measure(measureLone, given),
          mounts: await measure(measureMounts, given),
          burst1000: await measure(measureBurst, { ...given, count: 1_000 }),
          burst10000: await measure(measureBurst, { ...given, count: 10_000 }),
          memory: await measure(measureMemory, given),
        });
        log(`round ${round + 1} of ${rounds}: ${name}`);
      }
    }
    for (const name of names) {
      for (const stored of ours.includes(name) ? storedCounts : [0]) {
        const starts = [];
        for (let round = 0; round < 3; round++) starts.push(await measure(measureStart, { name, round, stored }));
        result[name].starts[stored] = starts;
      }
    }
    log("starts done");
    return { chromium: browser.version, entries: await measureEntries(), contestants: result };
  } finally {
    await browser.close().catch(() => {});
    collector.stop();
  }
}
