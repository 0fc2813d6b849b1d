import type { BrowserContext, CDPSession } from "playwright";
import type { AcceptedEvent, PageReport, RejectedEvent } from "../page/ChaosPage";
import { createTab, type Tab } from "./createTab";
import { type RunningBrowser, startBrowser } from "./startBrowser";

/** An accepted event, and the life of the browser in which it was accepted. */
export type Accepted = AcceptedEvent & { life: number };

export type UserOptions = {
  profile: string;
  /** The page's address, as of now. */
  address: () => URL;
  /** Runs in every page before all else. */
  initScript?: string;
  /** Site data is blocked by the browser's settings: no cookies, no IndexedDB. */
  blocksStorage?: boolean;
};

/** Somebody with a browser, its tabs, and what they tell by the side channel. */
export async function createUser({ profile, address, initScript, blocksStorage }: UserOptions) {
  const accepted = new Map<string, Accepted>();
  const rejected = new Map<string, RejectedEvent>();
  const troubles = new Set<string>();
  const kills: number[] = [];
  const tabs = new Set<Tab>();
  const customers = new Set<string>();
  let running: RunningBrowser | undefined;
  let quotaSession: CDPSession | undefined;

  function onReport(report: PageReport) {
    const life = kills.length;
    if (report.type === "accepted") for (const event of report.events) accepted.set(event.n, { ...event, life });
    if (report.type === "rejected") rejected.set(report.event.n, report.event);
    if (report.type === "trouble") troubles.add(report.message);
  }

  async function prepare(context: BrowserContext) {
    await context.exposeBinding("report", (_, report: PageReport) => onReport(report));
    if (initScript) await context.addInitScript(initScript);
  }

  async function start(): Promise<void> {
    if (running) return;
    running = await startBrowser(profile, { blocksStorage });
    await prepare(running.context);
  }

  function browser(): RunningBrowser {
    if (!running) throw new Error("The browser does not run");
    return running;
  }

  async function openTab(customerId = "ada", context = browser().context): Promise<Tab> {
    customers.add(customerId);
    const tab = await createTab(context, address(), customerId);
    await tab.open();
    tabs.add(tab);
    tab.page.on("close", () => tabs.delete(tab));
    return tab;
  }

  await start();
  return {
    accepted,
    rejected,
    /** Errors that nobody caught. */
    troubles,
    /** When the browser was killed, in Unix ms, by life. */
    kills,
    tabs,
    /** Who was signed in, ever. */
    customers,
    startBrowser: start,
    async killBrowser(): Promise<void> {
      const dying = running;
      running = undefined;
      tabs.clear();
      if (dying) kills.push(await dying.kill());
    },
    openTab,
    /** A browser of somebody else: storage and cookies of its own, gone when it is closed. */
    async openStrangersTab(customerId: string): Promise<Tab> {
      const context = await browser().browser.newContext();
      await prepare(context);
      return openTab(customerId, context);
    },
    setOffline: async (isOffline: boolean) => running?.context.setOffline(isOffline),
    setSession: (customerId: string) =>
      browser().context.addCookies([{ name: "session", value: customerId, url: address().href }]),
    /** In bytes; undefined: what the disk allows. Holds as long as the tab that it was set in. */
    async setQuota(quotaSize: number | undefined): Promise<void> {
      const [tab] = tabs;
      quotaSession ??= tab && (await browser().context.newCDPSession(tab.page));
      await quotaSession?.send("Storage.overrideQuotaForOrigin", { origin: address().origin, quotaSize });
    },
    endBrowser: async () => running?.close(),
  };
}
