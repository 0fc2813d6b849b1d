import { readdirSync, readFileSync } from "node:fs";
import { type Browser, type BrowserContextOptions, chromium } from "playwright";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import features from "../../examples/next/features.json" with { type: "json" };
import { launchOptions } from "../../scripts/find-chromium.mjs";
import { createTestAutumn, type TestAutumn } from "../../src/testing";
import { listen } from "../../src/testing/listen";
import { findViolations } from "./findViolations";
import { buildNext, startNext } from "./startNext";

/** examples/next as it is deployed: installed from its lock file, built, and served by `next start`. */

const secretKey = "am_sk_test_next_not_for_browsers";
let autumn: TestAutumn;
let browser: Browser;
let next: Awaited<ReturnType<typeof startNext>>;
let closeAutumn: () => Promise<void>;

beforeAll(async () => {
  const server = await listen((...request) => autumn.fetch(...request));
  closeAutumn = server.close;
  [browser] = await Promise.all([chromium.launch(launchOptions()), buildNext()]);
  next = await startNext({
    AUTUMN_SECRET_KEY: secretKey,
    AUTUMN_URL: `${server.url}/v1`,
    SESSION_SECRET: "of these tests",
  });
}, 420_000);
afterAll(() => Promise.all([browser?.close(), next?.stop(), closeAutumn?.()]));
beforeEach(() => {
  autumn = createTestAutumn({ features });
});

async function open(options: BrowserContextOptions = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") problems.push(message.text());
  });
  await page.goto(next.url);
  // What stands in a Suspense comes after the rest of the page.
  await page.getByRole("heading", { level: 1 }).waitFor();
  return {
    context,
    page,
    problems,
    signIn: async (name: string) => {
      await page.getByRole("button", { name: `Continue as ${name}` }).click();
      await page.getByRole("heading", { name: "Reports", exact: true }).waitFor();
    },
    ask: async (question: string) => {
      await page.getByRole("textbox", { name: "Question" }).fill(question);
      await page.getByRole("button", { name: "Ask" }).click();
    },
    /** What a script in the page can do: send an event to the handler, with the page's cookies. */
    send: (params: object) =>
      page.evaluate(async (params) => {
        const event = { id: crypto.randomUUID(), age: 0, params };
        const response = await fetch("/api/autumn/track", {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ v: 1, events: [event] }),
        });
        return { status: response.status, body: await response.json() };
      }, params),
  };
}

function ledger() {
  return autumn.events.map(({ customerId, featureId, value, properties }) => ({
    customerId,
    featureId,
    value,
    properties,
  }));
}

it("counts a click on a next/link once, for who is signed in, and navigates without loading a page", async () => {
  const { context, page, problems, signIn } = await open();
  await signIn("Ada Lovelace");
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));
  await page.getByRole("link", { name: "Where the swallows go" }).click();
  await page.getByRole("heading", { level: 1, name: "Where the swallows go" }).waitFor();

  await expect
    .poll(ledger)
    .toEqual([{ customerId: "ada", featureId: "reads", value: 1, properties: { report: "swallows" } }]);
  expect(await page.evaluate(() => "isSamePage" in window)).toBe(true);
  expect(problems).toEqual([]);
  await context.close();
});

it("counts the click that opens the link in a page of its own", async () => {
  const { context, page, signIn } = await open();
  await signIn("Ada Lovelace");
  const opened = context.waitForEvent("page");
  await page.getByRole("link", { name: "What to plant in November" }).click({ modifiers: ["ControlOrMeta"] });
  await (await opened).getByRole("heading", { level: 1, name: "What to plant in November" }).waitFor();
  await expect.poll(ledger).toHaveLength(1);
  await context.close();
});

it("has what is left in the page's HTML, and follows each click without asking again", async () => {
  const { context, page, problems, signIn } = await open();
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/api/autumn/balance")) asked.push(request.url());
  });
  await signIn("Ada Lovelace");
  expect(await (await context.request.get(next.url)).text()).toContain("100 of 100 reads left");
  await page.reload();
  await page.getByText("100 of 100 reads left").waitFor();
  await page.getByRole("link", { name: "What to plant in November" }).click({ modifiers: ["ControlOrMeta"] });
  await page.getByText("99 of 100 reads left").waitFor();
  await expect.poll(ledger).toHaveLength(1);
  await page.getByText("99 of 100 reads left").waitFor();
  expect(asked).toEqual([]);
  expect(await (await context.request.get(next.url)).text()).toContain("99 of 100 reads left");
  expect(problems).toEqual([]);
  await context.close();
});

it("charges who signs in next, and not who was there before", async () => {
  const { context, page, signIn } = await open();
  await signIn("Ada Lovelace");
  await page.getByRole("button", { name: "Sign out" }).click();
  await signIn("Grace Hopper");
  await page.getByRole("link", { name: "Why leaves turn red" }).click();
  await expect
    .poll(ledger)
    .toEqual([{ customerId: "grace", featureId: "reads", value: 1, properties: { report: "red-leaves" } }]);
  await context.close();
});

it("counts questions on the server, and answers no more than the plan has", async () => {
  const { context, page, problems, signIn, ask } = await open();
  await signIn("Ada Lovelace");
  await ask("Where do the swallows go?");
  await page.getByText("Swallows from northern Europe").waitFor();
  await ask("Why do leaves turn red?");
  await page.getByText("As days shorten").waitFor();
  await ask("And what about planting?");
  await page.getByText("You have asked all the questions of your plan.").waitFor();

  expect(ledger()).toEqual([
    { customerId: "ada", featureId: "questions", value: 1, properties: { characters: 25 } },
    { customerId: "ada", featureId: "questions", value: 1, properties: { characters: 23 } },
  ]);
  expect(problems).toEqual([]);
  await context.close();
});

it("answers no question while Autumn is down", async () => {
  const { context, page, signIn, ask } = await open();
  await signIn("Ada Lovelace");
  autumn.fail({ status: 503, times: 10 });
  await ask("Where do the swallows go?");
  await page.getByText("Questions can't be counted at the moment.").waitFor();
  expect(ledger()).toEqual([]);
  await context.close();
});

describe("a browser", () => {
  it("can't read its session cookie, nor make one up", async () => {
    const { context, page, signIn, send } = await open();
    const read = { customerId: "grace", featureId: "reads" };
    expect((await send(read)).status).toBe(401);

    await signIn("Ada Lovelace");
    expect(await page.evaluate(() => document.cookie)).toBe("");
    const [cookie] = await context.cookies();
    expect(cookie).toMatchObject({ name: "session", httpOnly: true, secure: true, sameSite: "Lax" });
    if (!cookie) throw new Error("There is no session cookie.");
    await context.addCookies([{ ...cookie, value: cookie.value.replace("ada", "grace") }]);
    expect((await send(read)).status).toBe(401);
    expect(ledger()).toEqual([]);
    await context.close();
  });

  it("can't track what the server counts, nor for somebody else", async () => {
    const { context, signIn, send } = await open();
    await signIn("Ada Lovelace");
    const answers = [
      await send({ customerId: "ada", featureId: "questions", value: -2 }),
      await send({ customerId: "grace", featureId: "reads" }),
    ];
    expect(answers.map(({ body }) => body.results[0])).toMatchObject([
      { outcome: "rejected", error: { code: "not_allowed" } },
      { outcome: "customer_mismatch" },
    ]);
    expect(ledger()).toEqual([]);
    await context.close();
  });

  it("gets no secret key", () => {
    const built = new URL("../../examples/next/.next/static/", import.meta.url);
    const files = readdirSync(built, { recursive: true, encoding: "utf8" }).filter((name) => /\.(js|css)$/.test(name));
    const code = files.map((name) => readFileSync(new URL(name, built), "utf8")).join("\n");
    expect(code).toContain("/api/autumn");
    expect(code).not.toContain("am_sk_test");
    expect(next.output()).not.toContain(secretKey);
  });
});

it.each(["light", "dark"] as const)("has no accessibility violation that axe finds, in %s", async (colorScheme) => {
  const { context, page, signIn, ask } = await open({ colorScheme });
  expect(await findViolations(page)).toEqual([]);
  await signIn("Ada Lovelace");
  await ask("Why do leaves turn red?");
  await page.getByText("As days shorten").waitFor();
  // Next streams the title anew after an action.
  await page.waitForFunction(() => document.title !== "");
  expect(await findViolations(page)).toEqual([]);
  await page.getByRole("link", { name: "Why leaves turn red" }).click();
  await page.getByRole("heading", { level: 1, name: "Why leaves turn red" }).waitFor();
  await page.waitForFunction(() => document.title !== "");
  expect(await findViolations(page)).toEqual([]);
  await context.close();
});
