import { type Browser, chromium } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { launchOptions } from "../../scripts/find-chromium.mjs";
import { openChat } from "./openChat";
import { type Counted, type Demo, startDemo } from "./startDemo";

/** ms: how long a condition may take on a busy machine. */
const soon = { timeout: 20_000 };

let browser: Browser;
let demo: Demo;

beforeAll(async () => {
  browser = await chromium.launch(launchOptions());
});
afterAll(() => browser.close());

describe("the chat demo", () => {
  beforeAll(async () => {
    demo = await startDemo();
  });
  afterAll(() => demo.stop());
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });

  /** What is counted from here on. */
  async function ledgerFromNow() {
    const { length } = await demo.ledger();
    return async () => (await demo.ledger()).slice(length);
  }

  /** These and no others, in whatever order they arrived. */
  function expectExactly(ledger: Counted[], expected: Counted[]) {
    expect(ledger).toHaveLength(expected.length);
    expect(ledger).toEqual(expect.arrayContaining(expected));
  }

  const message = (characters: number) => ({
    customerId: "ada",
    featureId: "messages",
    value: 1,
    properties: { app: "maple", model: "maple-1", characters },
  });

  it("counts three sent messages and the export whose link leads away, each exactly once", async () => {
    const ledger = await ledgerFromNow();
    const { page, problems, say, shows, waiting, messagesLeft } = await openChat(browser, demo.url);

    for (const text of ["one", "three", "eleven"]) await say(text);
    await shows("Delivered", 3);
    expect(await messagesLeft()).toBe("17 of 20 left");
    await page.getByRole("link", { name: "Export report" }).click();
    await page.waitForURL("**/report.html");
    await page.getByRole("row", { name: "messages 3 20" }).waitFor();
    await expect.poll(ledger, soon).toHaveLength(4);

    // Where the page that was left did not hear the answer, the next one asks again, half a minute later.
    await page.clock.install();
    await page.getByRole("link", { name: "Back to the chat" }).click();
    await page.getByText("4 of 5 left").waitFor();
    await expect
      .poll(async () => {
        await page.clock.fastForward(31_000);
        return waiting();
      }, soon)
      .toBe(0);
    expectExactly(await ledger(), [
      message(3),
      message(5),
      message(6),
      { customerId: "ada", featureId: "exports", value: 1, properties: { app: "maple", format: "html" } },
    ]);
    expect(problems).toEqual([]);
  });

  it("keeps what is sent offline, over a reload, and delivers it once when it is online again", async () => {
    const ledger = await ledgerFromNow();
    const { page, problems, offline, say, shows, messagesLeft } = await openChat(browser, demo.url);

    await offline.click();
    await say("first");
    await say("second");
    await shows("Waiting", 2);
    await page.getByText("You are offline.").waitFor();
    await page.reload();
    await shows("Waiting", 2);
    expect(await ledger()).toEqual([]);

    await offline.click();
    await shows("Waiting", 0);
    expectExactly(await ledger(), [message(5), message(6)]);
    await expect.poll(messagesLeft, soon).toBe("15 of 20 left");
    expect(problems).toEqual([]);
  });

  it("keeps what is sent while Autumn is down, and delivers it once when it is up", async () => {
    const ledger = await ledgerFromNow();
    const { page, problems, autumnIsDown, say, shows } = await openChat(browser, demo.url);

    await autumnIsDown.click();
    await say("anyone?");
    await page.getByText("Not confirmed yet.").waitFor();
    await page.getByText("not counted yet", { exact: true }).waitFor();
    const asked = page.waitForRequest("**/api/autumn/track");
    await page.getByRole("button", { name: "Send now" }).click();
    await asked;
    expect(await ledger()).toEqual([]);

    await autumnIsDown.click();
    await shows("Delivered", 1);
    await page.getByText("counted", { exact: true }).waitFor();
    expect(await ledger()).toEqual([message(7)]);
    expect(problems).toEqual([]);
  });

  it("shows why an event is refused, sends it again when asked to, and forgets it when told to", async () => {
    const ledger = await ledgerFromNow();
    const { page, problems, shows } = await openChat(browser, demo.url);

    await page.getByRole("button", { name: "Premium export" }).click();
    await shows("Refused", 1);
    await page.getByRole("status").getByText("Your plan does not include premium_exports.").waitFor();
    const row = page.getByRole("listitem").filter({ hasText: "premium_exports" });
    await row.getByText(/allow has no rule for the feature "premium_exports"/).waitFor();

    const asked = page.waitForResponse("**/api/autumn/track");
    await row.getByRole("button", { name: "Retry" }).click();
    await (await asked).finished();
    await shows("Refused", 1);
    await row.getByRole("button", { name: "Discard" }).click();
    await shows("Refused", 0);
    expect(await ledger()).toEqual([]);
    expect(problems).toEqual([]);
  });

  it("holds a customer's events back while another one is signed in", async () => {
    const ledger = await ledgerFromNow();
    const { page, problems, offline, say, shows } = await openChat(browser, demo.url);
    const account = page.getByRole("combobox", { name: "Signed in as" });

    await offline.click();
    await say("mine");
    await shows("Waiting", 1);
    await account.selectOption("Grace Hopper");
    await page.getByText("1 event of another account waits until it signs in.").waitFor();
    await offline.click();
    await page.getByRole("button", { name: "Take a seat" }).click();
    await shows("Delivered", 1);
    const grace = { customerId: "grace", featureId: "seats", value: 1, properties: { app: "maple" } };
    expect(await ledger()).toEqual([grace]);

    await account.selectOption("Ada Lovelace");
    await expect.poll(ledger, soon).toEqual([grace, message(4)]);
    await account.selectOption("Signed out");
    expect(await page.getByPlaceholder("Sign in to send messages").isDisabled()).toBe(true);
    expect(problems).toEqual([]);
  });

  it("can be used with the keyboard alone", async () => {
    const ledger = await ledgerFromNow();
    const { page, problems, shows } = await openChat(browser, demo.url);
    async function tabTo(name: string) {
      for (let presses = 0; presses < 30; presses += 1) {
        await page.keyboard.press("Tab");
        const { focused, outline } = await page.evaluate(() => {
          const { activeElement: element } = document;
          if (!(element instanceof HTMLElement)) return { focused: "", outline: "" };
          const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
          const label = element.ariaLabel ?? labels[0]?.textContent ?? element.textContent;
          return { focused: label?.trim(), outline: getComputedStyle(element).outlineStyle };
        });
        expect(outline, `the focus ring of ${focused}`).not.toBe("none");
        if (focused === name) return;
      }
      throw new Error(`${name} is not reached by Tab.`);
    }

    await tabTo("Message");
    await page.keyboard.type("typed");
    await page.keyboard.press("Enter");
    await shows("Delivered", 1);
    await tabTo("Take a seat");
    await page.keyboard.press("Space");
    await shows("Delivered", 2);
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    await shows("Delivered", 3);
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/report.html");
    const seat = (value: number) => ({ customerId: "ada", featureId: "seats", value, properties: { app: "maple" } });
    await expect
      .poll(ledger, soon)
      .toEqual([message(5), seat(1), seat(-1), expect.objectContaining({ featureId: "exports", value: 1 })]);
    expect(problems).toEqual([]);
  });
});
