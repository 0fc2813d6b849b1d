import type { World, WorldOptions } from "../world/createWorld";

type Setup = Omit<WorldOptions, "name" | "seed" | "builds" | "patches">;

/** Something that goes wrong, as often as there are rounds, while clicks go on. */
export type Fault = {
  name: string;
  setup?: Setup;
  /** How many tabs are open at the start. Default 2. */
  tabs?: number;
  /** Default 3. */
  rounds?: number;
  /** Over how many ms a round's clicks are spread. Default 2,000. */
  ms?: number;
  strike?: (world: World) => Promise<void>;
  /** Whether the strikes had an effect: one that hits nothing proves nothing. */
  hasStruck?: (world: World) => Promise<boolean>;
  /** Instead of rounds: the whole story, with so many events. */
  story?: (world: World, events: number) => Promise<void>;
};
