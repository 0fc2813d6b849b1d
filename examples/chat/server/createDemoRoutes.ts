import type { Outage } from "./createOutage";
import { sessionCookie } from "./customers";

type DemoRoutesOptions = {
  /** Of the in-memory Autumn: a real one can't be taken down from here. */
  outage: Outage | undefined;
  /** What the in-memory Autumn has counted. */
  ledger: (() => unknown) | undefined;
};

type Route = (request: Request) => Response | Promise<Response>;

/** What the demo's page asks its own server, beside events and balances: sign-in, and the strings behind the stage. */
export function createDemoRoutes({ outage, ledger }: DemoRoutesOptions): Route {
  const routes: Record<string, Route> = {
    "POST /demo/sign-in": async (request) => {
      const { customerId } = await request.json();
      return new Response(null, { status: 204, headers: { "set-cookie": sessionCookie(String(customerId)) } });
    },
  };

  if (outage) {
    routes["POST /demo/autumn"] = async (request) => {
      const { isDown } = await request.json();
      outage.set(isDown === true);
      return new Response(null, { status: 204 });
    };
  }

  if (ledger) routes["GET /demo/ledger"] = () => Response.json(ledger());

  return async function demoRoutes(request) {
    const route = routes[`${request.method} ${new URL(request.url).pathname}`];
    try {
      return route ? await route(request) : new Response(null, { status: 404 });
    } catch {
      return new Response(null, { status: 502 });
    }
  };
}
