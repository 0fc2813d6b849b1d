import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createAutumnHandler, toNodeHandler } from "autumn-react/server";
import { createTestAutumn } from "autumn-react/testing";
import { buildPage } from "./buildPage";
import { createDemoRoutes } from "./createDemoRoutes";
import { createOutage } from "./createOutage";
import { createPageHandler } from "./createPageHandler";
import { currentCustomer } from "./customers";
import { features } from "./features";

type StartDemoOptions = {
  port: number;
  /** Of a real Autumn; without it, an in-memory one is started. */
  secretKey?: string;
  autumnUrl?: string;
};

/** The whole demo: the page, the app's backend with the handler, and an Autumn. */
export async function startDemo({ port, ...real }: StartDemoOptions) {
  const testAutumn = real.secretKey ? undefined : createTestAutumn({ features });
  const testServer = await testAutumn?.listen();
  const outage = testAutumn && createOutage(testAutumn);
  const secretKey = real.secretKey ?? "am_sk_test_demo";
  const autumnUrl = testServer ? `${testServer.url}/v1` : (real.autumnUrl ?? "https://api.useautumn.com/v1");

  // This is all that the package needs of a backend.
  const autumnHandler = createAutumnHandler({
    secretKey,
    url: autumnUrl,
    identify: currentCustomer,
    allow: {
      features: {
        messages: true,
        exports: true,
        seats: { min: -1, max: 1 },
        // premium_exports is not listed: the page may ask, and is refused.
      },
    },
  });

  const demoRoutes = createDemoRoutes({ outage, ledger: testAutumn && (() => testAutumn.events) });
  const pageHandler = createPageHandler(await buildPage(), (request) => ({
    customerId: currentCustomer(request)?.customerId ?? null,
    isAutumnDown: outage?.isDown() ?? null,
  }));

  const server = createServer(
    toNodeHandler(async (request, nodeRequest) => {
      const { pathname } = new URL(request.url);
      if (pathname.startsWith("/api/autumn/")) return autumnHandler(request, nodeRequest);
      if (pathname.startsWith("/demo/")) return demoRoutes(request);
      return pageHandler(request);
    }),
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });

  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    autumnUrl,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await Promise.all([closed, testServer?.close()]);
    },
  };
}
