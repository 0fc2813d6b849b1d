import { lowerQuartile } from "../statistics.mjs";

const times = 12;

/** 1,000 tracking buttons against 1,000 plain ones: ms, and the ratio of CPU time (of elapsed time, where that is unknown). */
export async function measureMounts({ browser, name }) {
  return browser.withPage(name, async (page) => {
    const mount = (what) => page.evaluate(([what, times]) => bench.mount(what, times), [what, times]);
    const samples = { plain: [], tracked: [] };
    const cpu = { plain: [], tracked: [] };
    for (const what of ["plain", "tracked"]) await mount(what);
    for (let i = 0; i < 4; i++) {
      for (const what of ["plain", "tracked"]) {
        cpu[what].push(await browser.mainThreadCpu(async () => samples[what].push(...(await mount(what)))));
      }
    }
    return {
      ms: lowerQuartile(samples.tracked),
      ratio: lowerQuartile(samples.tracked) / lowerQuartile(samples.plain),
      cpuRatio: cpu.plain[0] === undefined ? undefined : lowerQuartile(cpu.tracked) / lowerQuartile(cpu.plain),
    };
  });
}
