import type { Browser, BrowserContextOptions, Page } from "playwright";

/** A visit with a fresh profile. `problems` collects what a console shows in red: errors, and breaches of the CSP. */
export async function openChat(browser: Browser, url: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") problems.push(message.text());
  });
  await page.goto(url);
  await messagesLeft(page).waitFor();

  return {
    page,
    problems,
    draft: page.getByRole("textbox", { name: "Message" }),
    send: page.getByRole("button", { name: "Send", exact: true }),
    offline: page.getByRole("switch", { name: "Offline" }),
    autumnIsDown: page.getByRole("switch", { name: "Autumn is down" }),
    /** Sends a message as a mouse user does. */
    async say(text: string) {
      await page.getByRole("textbox", { name: "Message" }).fill(text);
      await page.getByRole("button", { name: "Send", exact: true }).click();
    },
    /** Waits until the events panel shows these numbers. */
    async shows(label: "Waiting" | "Delivered" | "Refused", count: number) {
      await page.locator(".counts > div", { hasText: label }).getByText(String(count), { exact: true }).waitFor();
    },
    waiting: async () => Number(await page.locator(".counts > div", { hasText: "Waiting" }).locator("dd").innerText()),
    messagesLeft: () => messagesLeft(page).innerText(),
  };
}

function messagesLeft(page: Page) {
  return page.locator(".quota", { hasText: "Messages" }).getByText(/\d+ of \d+ left/);
}
