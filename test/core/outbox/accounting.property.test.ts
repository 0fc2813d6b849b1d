import fc from "fast-check";
import { expect, it } from "vitest";
import { createWorld, type Page, type Weather, type World } from "./createWorld";

type Real = {
  world: World;
  pages: (Page | undefined)[];
  accepted: Map<string, string>;
  discarded: Set<string>;
  /** Ids that an app was told of by onReject: more than 200 refused ones are not kept. */
  told: Set<string>;
  /** Ids whose outcome was that they are counted, while they were not, or the other way round. */
  misled: Set<string>;
};
type Model = { pages: boolean[] };
type Step = fc.AsyncCommand<Model, Real>;

const customers = ["cus_1", "cus_2"];
const weathers: Weather[] = [
  "fine",
  "unreachable",
  "answerLost",
  "hangs",
  "busy",
  "tooLarge",
  "unauthorized",
  "retryEach",
  "unknownEach",
  "rejectEach",
  "claimThenFail",
];

/** A command that needs an open page. */
function onPage(name: string, index: number, act: (page: Page, real: Real) => void): Step {
  return {
    check: (model) => model.pages[index] === true,
    async run(_model, real) {
      const page = real.pages[index];
      if (page) act(page, real);
      expectEachAcceptedIdOnce(real);
    },
    toString: () => `${name}(page ${index})`,
  };
}

function open(index: number, customerId: string, locks: boolean): Step {
  return {
    check: (model) => !model.pages[index],
    async run(model, real) {
      model.pages[index] = true;
      real.pages[index] = real.world.openPage({ customerId, locks, onReject: (id) => real.told.add(id) });
    },
    toString: () => `open(page ${index} as ${customerId}${locks ? "" : ", no locks"})`,
  };
}

function end(index: number, how: "close" | "kill"): Step {
  return {
    check: (model) => model.pages[index] === true,
    async run(model, real) {
      model.pages[index] = false;
      real.pages[index]?.[how]();
      real.pages[index] = undefined;
      await real.world.settle();
    },
    toString: () => `${how}(page ${index})`,
  };
}

function onWorld(name: string, act: (world: World) => void | Promise<void>): Step {
  return {
    check: () => true,
    async run(_model, real) {
      await act(real.world);
      expectEachAcceptedIdOnce(real);
    },
    toString: () => name,
  };
}

function track(real: Real, page: Page, customerId: string, count: number) {
  for (let sent = 0; sent < count; sent++) {
    const { id, outcome } = page.track(customerId);
    real.accepted.set(id, customerId);
    const isCounted = () => real.world.service.counted.has(id);
    outcome.then(
      () => isCounted() || real.misled.add(id),
      ({ code }) => !["outcome_unknown", "discarded"].includes(code) && isCounted() && real.misled.add(id),
    );
  }
}

const pageIndex = fc.nat({ max: 2 });
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(pageIndex, fc.constantFrom(...customers), fc.constantFrom(1, 1, 1, 3, 20))
      .map(([index, customerId, count]) =>
        onPage(`track ${count} of ${customerId}`, index, (page, real) => track(real, page, customerId, count)),
      ),
  },
  {
    weight: 5,
    arbitrary: fc
      .constantFrom(0, 10, 1_000, 14_000, 31_000, 300_000, 13 * 3_600_000)
      .map((ms) => onWorld(`advance(${ms})`, (world) => world.advance(ms))),
  },
  {
    weight: 5,
    arbitrary: fc.constantFrom(...weathers).map((weather) =>
      onWorld(`weather ${weather}`, (world) => {
        world.service.weather = weather;
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(undefined, ...customers).map((who) =>
      onWorld(`handler identifies ${who}`, (world) => {
        world.service.signedIn = who;
      }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(pageIndex, fc.constantFrom(...customers), fc.boolean())
      .map(([index, customerId, locks]) => open(index, customerId, locks)),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(pageIndex, fc.constantFrom("close" as const, "kill" as const))
      .map(([index, how]) => end(index, how)),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(pageIndex, fc.constantFrom(null, undefined, ...customers))
      .map(([index, customerId]) => onPage(`signIn ${customerId}`, index, (page) => page.signIn(customerId))),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        pageIndex,
        fc.constantFrom(
          "goOffline" as const,
          "goOnline" as const,
          "hide" as const,
          "show" as const,
          "freeze" as const,
          "thaw" as const,
        ),
      )
      .map(([index, name]) => onPage(name, index, (page) => page[name]())),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(pageIndex, fc.integer({ min: -50, max: 50 })).map(([index, hours]) =>
      onPage(`wall clock ${hours} h`, index, (page) => {
        page.state.wallOffset = hours * 3_600_000;
      }),
    ),
  },
  { weight: 1, arbitrary: pageIndex.map((index) => onPage("retry all", index, (page) => page.outbox.retry())) },
  {
    weight: 1,
    arbitrary: pageIndex.map((index) =>
      onPage("discard one", index, (page, real) => {
        const snapshot = page.outbox.getSnapshot();
        const event = snapshot.pending[0] ?? snapshot.rejected[0];
        // What was never sent, or was refused: whoever discards an event that may have been counted decides about the future only.
        if (event && page.outbox.discard(event.id)) real.discarded.add(event.id);
      }),
    ),
  },
);

function onDisk(world: World, id: string): { rejected?: { code: string } } | undefined {
  return world.disk.get(id) as { rejected?: { code: string } } | undefined;
}

function expectEachAcceptedIdOnce({ world }: Real) {
  for (const [id, times] of world.service.counted) expect(times, `${id} is counted once`).toBe(1);
}

async function bringToTheEnd({ world, pages, accepted, told }: Real) {
  world.service.weather = "fine";
  world.service.signedIn = undefined;
  for (const page of pages) page?.close();
  await world.settle();
  const page = world.openPage({ customerId: "cus_1", onReject: (id) => told.add(id) });
  await world.advance(1_000_000);
  page.signIn("cus_2");
  await world.advance(1_000_000);
  page.signIn("cus_1");
  await world.advance(1_000_000);
  return [...accepted.keys()].filter((id) => world.disk.has(id) && !onDisk(world, id)?.rejected);
}

it("accounts for every accepted event, whatever happens: counted once, or refused with a reason, or discarded", async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands([step], { size: "+1", maxCommands: 40 }), async (commands) => {
      const real: Real = {
        world: createWorld(),
        pages: [],
        accepted: new Map(),
        discarded: new Set(),
        told: new Set(),
        misled: new Set(),
      };
      await fc.asyncModelRun(() => ({ model: { pages: [] }, real }), commands);
      const stuck = await bringToTheEnd(real);
      const { world, accepted, discarded, told, misled } = real;
      expect(stuck).toEqual([]);
      expect([...misled].filter((id) => !discarded.has(id))).toEqual([]);
      for (const [id, customerId] of accepted) {
        const counted = world.service.counted.get(id) ?? 0;
        const refused = onDisk(world, id)?.rejected;
        expect(counted, `${id} is counted once`).toBeLessThanOrEqual(1);
        if (counted) expect(world.service.billed.get(id)).toBe(customerId);
        if (refused && refused.code !== "outcome_unknown") expect(counted, `${id} is refused, so not counted`).toBe(0);
        if (!counted && !refused) expect(discarded.has(id) || told.has(id), `${id} is lost`).toBe(true);
      }
    }),
    { numRuns: 1_000 },
  );
}, 600_000);
