import { setTimeout as sleep } from "node:timers/promises";
import type { BrowserContext, Page } from "playwright";
import type { KindName } from "../kinds";
import type { OutboxState } from "../page/ChaosPage";

export type Tab = {
  page: Page;
  /** Who this tab thinks is signed in. */
  customerId(): string | null;
  /** Goes to the page, from the network or the cache, and waits until it can be clicked. */
  open(): Promise<void>;
  /** Clicks by script, all in one task. */
  click(names: KindName[]): Promise<void>;
  /** A click as a user's, by the browser's input. */
  clickByMouse(name: KindName): Promise<void>;
  vanish(count: number): Promise<void>;
  signIn(customerId: string | null): Promise<void>;
  state(): Promise<OutboxState>;
  canaries(): Promise<string[]>;
  close(): Promise<void>;
};

export async function createTab(context: BrowserContext, address: URL, signedIn: string): Promise<Tab> {
  let customerId: string | null = signedIn;
  const page = await context.newPage();
  address.searchParams.set("customer", signedIn);

  /** A page in the back/forward cache, or about to be killed, never answers. */
  const inTime = <Result>(answer: Promise<Result>): Promise<Result> =>
    Promise.race([answer, sleep(10_000).then(() => Promise.reject(new Error("The page does not answer")))]);

  const tab: Tab = {
    page,
    customerId: () => customerId,
    async open() {
      customerId = signedIn;
      await page.goto(address.href);
      await page.waitForFunction(() => document.getElementById("button") && window.chaos, undefined, {
        timeout: 60_000,
      });
    },
    click: (names) => inTime(page.evaluate((all) => window.chaos.click(all), names)),
    clickByMouse: (name) => page.locator(`#${name}`).click({ timeout: 2_000, noWaitAfter: true }),
    vanish: (count) => inTime(page.evaluate((times) => window.chaos.vanish(times), count)),
    async signIn(next) {
      customerId = next;
      await inTime(page.evaluate((who) => window.chaos.signIn(who), next));
    },
    state: () => inTime(page.evaluate(() => window.chaos.state())),
    canaries: () => page.evaluate(() => window.chaos.canaries()),
    close: () => page.close(),
  };
  return tab;
}
