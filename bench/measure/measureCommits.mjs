import { setTimeout as sleep } from "node:timers/promises";

const clicks = 10;

/** Counts as the React developer tools do. */
const countCommits = () => {
  globalThis.commits = 0;
  globalThis.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
    supportsFiber: true,
    inject: () => 1,
    onCommitFiberRoot: () => {
      globalThis.commits += 1;
    },
    onCommitFiberUnmount() {},
    onPostCommitFiberRoot() {},
    checkDCE() {},
  };
};

/** React commits per click: of a button that only tracks, and of one that shows whether its event is under way. */
export async function measureCommits({ browser, name }) {
  return browser.withPage(
    name,
    async (page) => {
      const perClick = async (id) => {
        const before = await page.evaluate(() => globalThis.commits);
        await page.evaluate(([id, clicks]) => bench.clickOn(id, "mkcomm", clicks, 100), [id, clicks]);
        await sleep(300);
        return ((await page.evaluate(() => globalThis.commits)) - before) / clicks;
      };
      return { commits: await perClick("tracked"), statefulCommits: await perClick("stateful") };
    },
    { initScript: countCommits },
  );
}
