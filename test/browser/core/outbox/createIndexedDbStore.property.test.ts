import fc from "fast-check";
import { expect, it } from "vitest";
import { createIndexedDbStore } from "../../../../src/core/outbox/createIndexedDbStore";
import type { OutboxRecord } from "../../../../src/core/outbox/OutboxRecord";
import type { OutboxStore } from "../../../../src/core/outbox/OutboxStore";
import { newer, recordOf } from "./storeOf";

type Page = {
  store: OutboxStore;
  /** What this page has borne or seen. */
  known: Set<string>;
  /** What no other page can have touched, so that it may be written blindly. */
  untouched: Set<string>;
  /** Goes on while either page writes. */
  loading?: Promise<void>;
};

type World = { pages: [Page, Page]; expected: Map<string, OutboxRecord>; asked: Promise<unknown>[] };

type Step = {
  by: 0 | 1;
  what: "add" | "put" | "update" | "remove" | "load" | "hand over" | "wait";
  /** Of records to add; of those to choose from, where to begin and how many to take. */
  from: number;
  count: number;
};

const record = (): OutboxRecord => recordOf({ customerId: "ada", featureId: "messages" });

const step: fc.Arbitrary<Step> = fc.record({
  by: fc.constantFrom(0, 1),
  what: fc.constantFrom("add", "put", "put", "update", "remove", "load", "hand over", "wait"),
  from: fc.nat({ max: 300 }),
  count: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.constantFrom(99, 100, 101, 250)),
});

/** Every third record is left alone, and every fifth deleted. */
const change = (before: OutboxRecord): OutboxRecord | undefined => {
  const kind = Number.parseInt(before.id.slice(0, 4), 16);
  if (kind % 5 === 0) return undefined;
  return kind % 3 === 0 ? before : newer(before);
};

async function take({ by, what, from, count }: Step, { pages, expected, asked }: World): Promise<void> {
  const page = pages[by];
  const other = pages[1 - by] as Page;
  const free = [...page.known].filter((id) => !other.untouched.has(id));
  const some = (ids: string[]) => ids.slice(from % Math.max(1, ids.length)).slice(0, count);

  switch (what) {
    case "add": {
      const added = Array.from({ length: count }, record);
      for (const each of added) {
        page.known.add(each.id);
        page.untouched.add(each.id);
        expected.set(each.id, each);
      }
      asked.push(page.store.put(added, []));
      break;
    }
    case "put": {
      const written = some([...page.untouched]).map((id) => newer(expected.get(id) as OutboxRecord));
      for (const each of written) expected.set(each.id, each);
      asked.push(page.store.put([], written));
      break;
    }
    case "update": {
      const ids = some(free);
      const after = new Map<string, OutboxRecord>();
      for (const id of ids) {
        const before = expected.get(id);
        const next = before && change(before);
        if (next) {
          after.set(id, next);
          expected.set(id, next);
          page.untouched.add(id);
        } else {
          expected.delete(id);
          page.untouched.delete(id);
        }
      }
      asked.push(page.store.update(ids, change).then((stored) => expect(stored).toEqual(after)));
      break;
    }
    case "remove": {
      const ids = some(free);
      for (const id of ids) {
        expected.delete(id);
        page.untouched.delete(id);
      }
      asked.push(page.store.remove(ids));
      break;
    }
    case "load":
      page.loading = load(page, expected);
      break;
    case "hand over":
      page.untouched.clear();
      other.loading = load(other, expected);
      break;
    default:
      await Promise.all([...asked.splice(0), page.loading]);
  }
}

async function load({ store, known }: Page, expected: World["expected"]): Promise<void> {
  const before = [...expected.keys()];
  const found = (await stored(store)).map(({ id }) => id);
  for (const id of found) known.add(id);
  expect(found).toEqual(expect.arrayContaining(before.filter((id) => expected.has(id))));
}

async function stored(store: OutboxStore): Promise<OutboxRecord[]> {
  return byId((await store.load()) as OutboxRecord[]);
}

const byId = (records: Iterable<OutboxRecord>) => [...records].sort((a, b) => (a.id < b.id ? -1 : 1));

it("stores every record once, and what has ended never again, whatever two pages do to their bursts", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const name = crypto.randomUUID();
      const open = async (): Promise<Page> => ({
        store: await createIndexedDbStore(indexedDB, name, () => {}),
        known: new Set(),
        untouched: new Set(),
      });
      const world: World = { pages: [await open(), await open()], expected: new Map(), asked: [] };
      let acting: 0 | 1 = 0;
      for (const next of steps) {
        // What one page has asked for comes before what the other asks for later.
        if (next.by !== acting) await Promise.all(world.asked.splice(0));
        acting = next.by;
        // What is another page's can be taken only once it has been seen.
        if (next.what === "update" || next.what === "remove") await world.pages[acting].loading;
        await take(next, world);
      }
      await Promise.all([...world.asked, ...world.pages.map(({ loading }) => loading)]);
      const reader = await open();
      expect(await stored(reader.store)).toEqual(byId(world.expected.values()));
      for (const { store } of [...world.pages, reader]) store.close();
      indexedDB.deleteDatabase(name);
    }),
    { numRuns: 400 },
  );
});
