import { existsSync, readFileSync } from "node:fs";
import { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import * as client from "../../src/index";
import * as server from "../../src/server";
import * as testing from "../../src/testing";
import { createTestAutumn } from "../../src/testing";
import { writeBlocks } from "./writeBlocks";

const root = new URL("../../", import.meta.url);
const readme = readFileSync(new URL("README.md", root), "utf8");
const written = writeBlocks("README.md");
afterAll(written.remove);

it("names everything that the package exports", () => {
  for (const name of Object.keys({ ...client, ...server, ...testing }))
    expect(readme).toMatch(new RegExp(`\\b${name}\\b`));
});

it("states the sizes that are the limits", () => {
  const [whole, tracking] = JSON.parse(readFileSync(new URL(".size-limit.json", root), "utf8"));
  expect(readme).toContain(`| **autumn-react** | ≤ ${tracking.limit} ² |`);
  expect(readme).toContain(`live balances and the zod schema included: ≤ ${whole.limit}.`);
});

it("links to files and headings that are there", () => {
  const anchors = [...readme.matchAll(/^#+ (.+)$/gm)].map(
    ([, heading = ""]) => `#${heading.toLowerCase().replaceAll(" ", "-")}`,
  );
  const targets = [...readme.matchAll(/\]\(([^)]+)\)|(?:src|srcset)="([^"]+)"/g)].map(
    (match) => match[1] ?? match[2] ?? "",
  );
  const broken = targets.filter(
    (target) => !target.startsWith("https:") && !anchors.includes(target) && !existsSync(new URL(target, root)),
  );
  expect(broken).toEqual([]);
});

describe("the quick start's handler", () => {
  const { fetch } = globalThis;
  let autumn: ReturnType<typeof createTestAutumn>;

  beforeAll(() => {
    vi.stubEnv("AUTUMN_SECRET_KEY", "am_sk_test_readme");
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    vi.resetModules();
  });
  afterAll(() => {
    vi.unstubAllEnvs();
  });

  /** Runs a block of the README, tracks once, and tells what Autumn has counted. */
  async function trackThrough(title: string, fetchOf: (module: Record<string, unknown>) => typeof globalThis.fetch) {
    autumn = createTestAutumn({ features: { messages: { included: 3 } } });
    vi.stubGlobal("fetch", autumn.fetch);
    const module = await import(/* @vite-ignore */ join(written.folder, title));
    const { track } = client.createAutumnClient({ url: "http://localhost/api/autumn", fetch: fetchOf(module) });
    const { balance } = await track({ customerId: "cus_123", featureId: "messages" });
    expect(balance?.remaining).toBe(2);
    return autumn.events.map(({ customerId, featureId, value }) => ({ customerId, featureId, value }));
  }

  const counted = [{ customerId: "cus_123", featureId: "messages", value: 1 }];

  it("runs in Next.js", async () => {
    const events = await trackThrough("app/api/autumn/[...all]/route.ts", ({ POST }) => async (input, init) => {
      return (POST as (request: Request) => Promise<Response>)(new Request(input, init));
    });
    expect(events).toEqual(counted);
  });

  it("runs in Hono", async () => {
    const events = await trackThrough("hono.ts", ({ default: app }) => async (input, init) => {
      return (app as { fetch: (request: Request) => Promise<Response> }).fetch(new Request(input, init));
    });
    expect(events).toEqual(counted);
  });

  it("runs in Express", async () => {
    const { listen } = Server.prototype;
    const servers: Server[] = [];
    vi.spyOn(Server.prototype, "listen").mockImplementation(function (this: Server, port) {
      expect(port).toBe(3000);
      servers.push(this);
      return listen.call(this, 0);
    });
    const events = await trackThrough("express.ts", () => async (input, init) => {
      const address = servers[0]?.address() as AddressInfo;
      return fetch(String(input).replace("localhost", `localhost:${address.port}`), init);
    });
    expect(events).toEqual(counted);
    for (const server of servers) server.close();
  });
});
