import type { Patch } from "./Patch";

/** A deliberate fault in the built package, and what must go wrong for it to show. */
export type Mutant = { name: string; patches: Patch[]; fault: string };

/** What the harness must catch, or its silence means nothing. */
export const mutants: Mutant[] = [
  {
    name: "no store",
    fault: "two tabs reopened at once",
    patches: [
      {
        find: /return createIndexedDbStore\(.*\);/,
        replace: "return { ...createMemoryStore(), durable: true };",
      },
    ],
  },
  {
    name: "a new id per attempt",
    fault: "reset after commit",
    patches: [
      {
        find: /\[deliver\]: \((\w+), options\) => send\(\1, options\)/,
        replace: `[deliver]: async (events, options) => {
          const ids = new Map(events.map(({ id }) => [crypto.randomUUID(), id]));
          const renamed = [...ids].map(([id], index) => ({ ...events[index], id }));
          const answer = await send(renamed, options);
          return { ...answer, results: answer.results.map((result) => ({ ...result, id: ids.get(result.id) })) };
        }`,
      },
    ],
  },
  {
    name: "409 counted at once",
    fault: "409 while the first runs, and fails",
    patches: [{ find: ">= claimWindow", replace: ">= 0" }],
  },
  {
    name: "ids shared between customers",
    fault: "the same ids at another customer",
    patches: [{ find: /return `\$\{escaped\}:\$\{eventId\}`;/, replace: "return eventId;" }],
  },
];
