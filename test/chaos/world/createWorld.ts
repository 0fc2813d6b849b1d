import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import type { Builds } from "../createBuilds";
import type { Patch } from "../Patch";
import { createRandom } from "../servers/createRandom.mjs";
import { createBackend } from "./createBackend";
import { createUser, type UserOptions } from "./createUser";

export type WorldOptions = Pick<UserOptions, "initScript" | "blocksStorage"> & {
  name: string;
  seed: number;
  builds: Builds;
  /** Changes to the package, in the page and in the handler. */
  patches?: Patch[];
  pagePatches?: Patch[];
  handlerPatches?: Patch[];
  /** React's development build. */
  isDevelopment?: boolean;
  /** Settings of the page, see page/main.tsx. */
  settings?: Record<string, string>;
};

export type World = Awaited<ReturnType<typeof createWorld>>;

/** A user's browser, the app's server, and Autumn: processes of their own, all of which can fail. */
export async function createWorld(options: WorldOptions) {
  const { name, seed, builds, patches = [], settings, initScript, blocksStorage } = options;
  const random = createRandom(seed);
  const folder = mkdtempSync(join(builds.folder, "world-"));
  const scriptOf = (pagePatches: Patch[] = []) =>
    builds.pageScript({ patches: [...patches, ...pagePatches], isDevelopment: options.isDevelopment });
  let script = await scriptOf(options.pagePatches);

  const backend = await createBackend({
    builds,
    folder,
    seed,
    patches: [...patches, ...(options.handlerPatches ?? [])],
  });
  const address = () => new URL(`?${new URLSearchParams({ ...settings, script })}`, backend.origin());
  const user = await createUser({ profile: join(folder, "profile"), address, initScript, blocksStorage });

  return {
    name,
    ...backend,
    ...user,
    random,
    /** From `least` to `most`, whole. */
    between: (least: number, most: number) => least + Math.floor(random() * (most - least + 1)),
    pick: <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item,
    /** Tabs that are opened from now on have the app's next version. */
    async releasePage(pagePatches: Patch[]): Promise<void> {
      script = await scriptOf(pagePatches);
    },
    end: () => Promise.all([user.endBrowser(), backend.endBackend()]),
  };
}
