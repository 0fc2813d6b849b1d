import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createBuilds } from "../chaos/createBuilds";
import { createWorld } from "../chaos/world/createWorld";

/** The chaos harness's world with nothing wrong in it: Chromium with its usual flags, the built package, a server, an Autumn. */
export async function openWorld(name: string) {
  const folder = mkdtempSync(join(tmpdir(), "autumn-world-"));
  const world = await createWorld({ name, seed: 1, builds: createBuilds(folder) });
  return {
    ...world,
    /** What Autumn has counted, by the events' numbers. */
    counted: async () => (await world.ledger()).map(({ properties }) => properties.n),
    async end() {
      await world.end();
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}
