import { once } from "node:events";
import { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createServer } from "vite";
import { afterEach, expect, it, vi } from "vitest";
import { createAutumnClient } from "../../src";
import { createTestAutumn } from "../../src/testing";
import config from "./vite.config";

const { fetch } = globalThis;
const { listen } = Server.prototype;

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it("reaches the server through Vite's proxy, from the page's own origin", async () => {
  const autumn = createTestAutumn({ features: { exports: { included: 3 } } });
  vi.stubEnv("AUTUMN_SECRET_KEY", "am_sk_test_vite");
  vi.stubGlobal("fetch", autumn.fetch);
  // Any free port, instead of 3000.
  const spy = vi.spyOn(Server.prototype, "listen").mockImplementation(function (this: Server) {
    return listen.call(this, 0);
  });
  const { server } = await import("./server");
  await once(server, "listening");
  spy.mockRestore();
  const { port } = server.address() as AddressInfo;
  const proxy = JSON.parse(JSON.stringify(config.server?.proxy).replace("3000", String(port)));
  const vite = await createServer({ configFile: false, logLevel: "silent", server: { port: 0, ws: false, proxy } });
  await vite.listen();

  const origin = vite.resolvedUrls?.local[0] ?? "";
  const client = createAutumnClient({
    url: new URL("/api/autumn", origin).href,
    fetch: (url, init) =>
      fetch(url, { ...init, headers: [...new Headers(init?.headers), ["origin", new URL(origin).origin]] }),
  });
  const { balance } = await client.track({ customerId: "cus_123", featureId: "exports" });
  expect(balance?.remaining).toBe(2);
  await Promise.all([vite.close(), new Promise((resolve) => server.close(resolve)), server.closeAllConnections()]);
});
