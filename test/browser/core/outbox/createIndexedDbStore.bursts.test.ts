import { expect, it, vi } from "vitest";
import { createIndexedDbStore } from "../../../../src/core/outbox/createIndexedDbStore";
import type { OutboxRecord } from "../../../../src/core/outbox/OutboxRecord";
import type { OutboxStore } from "../../../../src/core/outbox/OutboxStore";
import { newer, recordOf } from "./storeOf";

/** With an id that begins as given. */
function recordAt(start: string): OutboxRecord {
  const record = recordOf({ customerId: "ada", featureId: "messages" });
  return { ...record, id: start + record.id.slice(start.length) };
}

const recordsIn = (store: OutboxStore) => store.load() as Promise<OutboxRecord[]>;

/** A burst of three, that the page which bore it has written and another has seen. */
async function writeBurst() {
  const name = crypto.randomUUID();
  const writer = await createIndexedDbStore(indexedDB, name, () => {});
  const other = await createIndexedDbStore(indexedDB, name, () => {});
  const burst = [recordAt("1"), recordAt("2"), recordAt("3")] as const;
  await writer.put([...burst], []);
  await recordsIn(other);
  return { writer, other, burst };
}

it("lets another page take one record out of a burst, and leaves the others as they are", async () => {
  const { writer, other, burst } = await writeBurst();
  const [first, second, third] = burst;
  expect(await other.update([second.id], newer)).toEqual(new Map([[second.id, newer(second)]]));
  expect(await recordsIn(writer)).toEqual([first, newer(second), third]);
  await writer.remove([first.id, second.id]);
  expect(await recordsIn(other)).toEqual([third]);
});

it("writes a record of a burst again without taking back what was written while the store was read", async () => {
  const store = await createIndexedDbStore(indexedDB, crypto.randomUUID(), () => {});
  const [first, second] = [recordAt("1"), recordAt("2")];
  await store.put([first, second], []);
  const reading = recordsIn(store);
  await store.put([], [newer(first), newer(second)]);
  await reading;
  await store.put([], [newer(newer(first))]);
  expect(await recordsIn(store)).toEqual([newer(newer(first)), newer(second)]);
});

it("brings nothing back that another page has ended when it writes the rest of a burst again", async () => {
  const { writer, other, burst } = await writeBurst();
  const [first, second, third] = burst;
  await other.update([first.id, second.id], newer);
  await other.remove([first.id]);
  await writer.put([], [newer(third)]);
  expect(await recordsIn(writer)).toEqual([newer(second), newer(third)]);
});

it("writes the events of a burst a hundred to a row", async () => {
  const name = crypto.randomUUID();
  const store = await createIndexedDbStore(indexedDB, name, () => {});
  const database = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open(name);
    opening.onsuccess = () => resolve(opening.result);
  });
  const records = Array.from({ length: 250 }, () => recordAt(""));
  await store.put(records, []);
  const counting = database.transaction("events").objectStore("events").count();
  await new Promise((resolve) => {
    counting.onsuccess = resolve;
  });
  expect(counting.result).toBe(3);
  expect((await recordsIn(store)).map(({ id }) => id).sort()).toEqual(records.map(({ id }) => id).sort());
});

it("fails as a whole where neither the new nor the changed can be written", async () => {
  const { writer, burst } = await writeBurst();
  const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore) {
    return this.add({ id: burst[0].id });
  });
  // A second rejection that nobody handles would fail the run.
  await expect(writer.put([recordAt("9")], [newer(burst[1])])).rejects.toThrow();
  expect(await recordsIn(writer)).toEqual([...burst]);
  put.mockRestore();
});
