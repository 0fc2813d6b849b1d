import { join } from "node:path";
import type { Builds } from "../createBuilds";
import type { Patch } from "../Patch";
import { type Server, startServer } from "./startServer";
import type { Weather } from "./Weather";

/** A row of Autumn's ledger. */
export type LedgerRow = {
  idempotencyKey: string | null;
  customerId: string;
  featureId?: string;
  eventName?: string;
  value: number;
  properties: { n?: string };
};

export type BackendOptions = {
  builds: Builds;
  folder: string;
  seed: number;
  /** Changes to the handler. */
  patches: Patch[];
};

/** The app's server and Autumn: two processes, each of which can die and come back at its address. */
export async function createBackend({ builds, folder, seed, patches }: BackendOptions) {
  let autumn: Server | undefined;
  let handler: Server | undefined;
  let autumnUrl = "http://127.0.0.1:0";
  let url = "http://127.0.0.1:0";
  let guest = "ada";
  const portOf = (address: string) => Number(new URL(address).port);

  async function startAutumn(): Promise<void> {
    if (autumn) return;
    autumn = await startServer("autumn", [builds.packageFolder(), join(folder, "autumn.json"), portOf(autumnUrl)]);
    autumnUrl = autumn.url;
  }

  async function startHandler(otherPatches = patches): Promise<void> {
    if (handler) return;
    const packageFolder = builds.packageFolder(otherPatches);
    handler = await startServer("handler", [packageFolder, builds.pagesFolder, autumnUrl, portOf(url), seed]);
    url = handler.url;
    await handler.call("setGuest", guest);
  }

  async function killHandler(): Promise<void> {
    const dying = handler;
    handler = undefined;
    await dying?.end("SIGKILL");
  }

  await startAutumn();
  await startHandler();
  return {
    origin: () => url,
    startAutumn,
    /** It keeps what it has committed. */
    async crashAutumn(): Promise<void> {
      const dying = autumn;
      autumn = undefined;
      await dying?.end("SIGTERM");
    },
    autumn: async (method: "fail" | "delay" | "hang" | "loseResponse" | "clearFaults", ...args: unknown[]) =>
      autumn?.call(method, ...args),
    ledger: async (): Promise<LedgerRow[]> => (await autumn?.call<LedgerRow[]>("ledger")) ?? [],
    startHandler,
    killHandler,
    weather: async (weather: Weather) => handler?.call("weather", weather),
    /** How many requests the weather has befallen since the handler was started. */
    befallen: async () => (await handler?.call<number>("befallen")) ?? 0,
    expireToken: async () => handler?.call("expireToken"),
    /** Who is signed in where the browser keeps no cookies. */
    async setGuest(customerId: string): Promise<void> {
      guest = customerId;
      await handler?.call("setGuest", customerId);
    },
    endBackend: () => Promise.all([killHandler(), autumn?.end("SIGKILL")]),
  };
}
