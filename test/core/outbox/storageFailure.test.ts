import { expect, it } from "vitest";
import { createWorld, stateOf } from "./createWorld";

const hour = 3_600_000;

/** A page whose store takes no more writes once it is full. */
async function openPage() {
  const world = createWorld();
  let isFull = false;
  const page = world.openPage({
    store: (store) => ({
      ...store,
      put: (...records) => (isFull ? Promise.reject(new Error("quota")) : store.put(...records)),
    }),
  });
  await world.settle();
  const fill = () => {
    isFull = true;
  };
  return { world, page, fill };
}

it("does not take a click for delivered that the store has no room for", async () => {
  const { world, page, fill } = await openPage();
  world.service.weather = "unauthorized";
  page.track();
  await world.settle();
  fill();
  const { id } = page.track();
  await world.settle();
  world.service.weather = "fine";
  await world.advance(600_000);
  expect(world.service.counted.has(id)).toBe(true);
});

it("does not take a click for delivered where the store is read right after it failed", async () => {
  const { world, page, fill } = await openPage();
  world.service.weather = "unreachable";
  page.track();
  await world.advance(30_000);
  fill();
  const { id } = page.track();
  await Promise.resolve();
  page.hide();
  page.show();
  await world.settle();
  world.service.weather = "fine";
  await world.advance(600_000);
  expect(world.service.counted.has(id)).toBe(true);
});

it("leaves nothing stored of what it has delivered from memory", async () => {
  const { world, page, fill } = await openPage();
  page.goOffline();
  const { id, outcome } = page.track();
  await world.advance(1_000);
  fill();
  page.track();
  await world.settle();
  page.goOnline();
  await world.advance(1_000);
  expect(await stateOf(outcome)).toMatchObject({ value: 1 });
  page.close();
  await world.advance(48 * hour);
  world.openPage();
  await world.advance(600_000);
  expect(world.service.counted.get(id)).toBe(1);
});

it("goes on where the store never opens", async () => {
  const world = createWorld();
  const page = world.openPage({ store: () => new Promise(() => {}) });
  world.service.weather = "busy";
  const { id } = page.track();
  await world.settle();
  world.service.weather = "fine";
  await world.advance(600_000);
  expect(world.service.counted.get(id)).toBe(1);
});

it("says when it tries again after the store was lost, too", async () => {
  const { world, page, fill } = await openPage();
  world.service.weather = "busy";
  page.track();
  await world.settle();
  expect(page.outbox.getSnapshot().until).toBeDefined();
  fill();
  page.track();
  await world.settle();
  expect(page.outbox.getSnapshot()).toMatchObject({ durable: false, status: "waiting", until: expect.any(Number) });
});
