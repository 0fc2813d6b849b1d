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
  const browser = await startBrowser(collector.origin);
  const result = Object.fromEntries(names.map((name) => [name, { rounds: [], starts: {} }]));
  try {
    for (const name of names) {
      result[name].bytes = await measureBytes(name);
      Object.assign(result[name], await measureCommits({ browser, name }));
    }
    log("bytes and commits done");
    const idle = await measureIdle({ browser, collector, names, seconds: idleSeconds });
    for (const name of names) result[name].idle = idle[name];
    log("idle minute done");

    for (let round = 0; round < rounds; round++) {
      for (const name of names) {
        const given = { browser, collector, name, round };
        const burst = (count) => measureBurst({ ...given, count, patience });
        result[name].rounds.push({
          lone: await measureLone(given),
          mounts: await measureMounts(given),
          burst1000: await burst(1_000),
          burst10000: await burst(10_000),
          memory: await measureMemory(given),
        });
        log(`round ${round + 1} of ${rounds}: ${name}`);
      }
    }
    for (const name of names) {
      for (const stored of ours.includes(name) ? storedCounts : [0]) {
        const given = { browser, collector, name, stored };
        result[name].starts[stored] = [];
        for (let round = 0; round < 3; round++)
          result[name].starts[stored].push(await measureStart({ ...given, round }));
      }
    }
    log("starts done");
    return { chromium: browser.version, entries: await measureEntries(), contestants: result };
  } finally {
    await browser.close();
    collector.stop();
  }
}
