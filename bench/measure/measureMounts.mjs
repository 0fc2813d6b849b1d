import { lowerQuartile } from "../statistics.mjs";

const times = 12;

/** 1,000 tracking buttons against 1,000 plain ones, in turn: ms, and their ratio. */
export async function measureMounts({ browser, name }) {
  return browser.withPage(name, async (page) => {
    const mount = (what) => page.evaluate(([what, times]) => bench.mount(what, times), [what, times]);
    const took = { plain: [], tracked: [] };
    for (const what of ["plain", "tracked"]) await mount(what);
    for (let i = 0; i < 6; i++) for (const what of ["plain", "tracked"]) took[what].push(...(await mount(what)));
    const ms = lowerQuartile(took.tracked);
    return { ms, ratio: ms / lowerQuartile(took.plain) };
  });
}
