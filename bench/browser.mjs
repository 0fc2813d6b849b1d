import { readFile } from "node:fs/promises";
import { chromium } from "playwright";
import { launchOptions } from "../scripts/find-chromium.mjs";

/** A headless Chromium that opens contestants' pages at `origin`, each in a profile of its own. */
export async function startBrowser(origin) {
  const options = launchOptions();
  const args = [...options.args, "--enable-precise-memory-info", "--js-flags=--expose-gc"];
  const browser = await chromium.launch({ ...options, args });
  const session = await browser.newBrowserCDPSession();

  async function openIn(context, name, query = "") {
    const page = await context.newPage();
    await page.goto(`${origin}/page/${name}${query}`);
    await page.waitForFunction(() => document.title === "ready");
    // What contestants do at their start is not what a click costs.
    await new Promise((resolve) => setTimeout(resolve, 500));
    return page;
  }

  return {
    version: browser.version(),
    newContext: () => browser.newContext(),
    openIn,
    /** Opens a page, hands it to `work`, and closes it. */
    async withPage(name, work, { initScript } = {}) {
      const context = await browser.newContext();
      try {
        if (initScript) await context.addInitScript(initScript);
        return await work(await openIn(context, name));
      } finally {
        await context.close();
      }
    },
    /**
     * CPU time in ms that the busiest page's main thread spends on `work`: unlike elapsed time, it does not grow when
     * the machine has other things to do. Linux only; elsewhere undefined.
     */
    async mainThreadCpu(work) {
      const before = await mainThreads();
      await work();
      const after = await mainThreads();
      const spent = [...after].map(([pid, ms]) => ms - (before.get(pid) ?? 0));
      return spent.length > 0 ? Math.max(...spent) : undefined;
    },
    close: () => browser.close(),
  };

  async function mainThreads() {
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    const times = new Map();
    for (const { id, type } of processInfo) {
      if (type !== "renderer") continue;
      const [running] = (await readFile(`/proc/${id}/task/${id}/schedstat`, "utf8").catch(() => "")).split(" ");
      if (running) times.set(id, Number(running) / 1e6);
    }
    return times;
  }
}
