import { expect, it } from "vitest";
import { createWorld } from "./createWorld";

it("sends what has not left, at once and with keepalive, when the page goes", async () => {
  const world = createWorld();
  const page = world.openPage();
  await world.settle();
  const { id } = page.track();
  page.close();
  expect(world.service.requests).toMatchObject([{ keepalive: true, events: [{ id }] }]);
});

it("does not ask about what a dead page had under way before 30 s have passed", async () => {
  const world = createWorld();
  const first = world.openPage();
  await world.settle();
  const { id } = first.track();
  first.close();
  await world.settle();
  const second = world.openPage();
  await world.advance(29_000);
  expect(world.service.requests).toHaveLength(1);
  await world.advance(2_000);
  expect(world.service.requests).toHaveLength(2);
  // The first page had not heard the handler's clock, and a browser's may have been set in between: 30 s more.
  await world.advance(31_000);
  expect(world.service.requests).toHaveLength(3);
  expect(world.service.counted.get(id)).toBe(1);
  expect(world.disk.size).toBe(0);
  expect(second.timers()).toBe(0);
});

it("needs no second look at what a dead page had sent by a clock that both pages know", async () => {
  const world = createWorld();
  const first = world.openPage();
  first.track();
  await world.settle();
  const { id } = first.track();
  first.close();
  await world.advance(31_000);
  world.openPage();
  await world.advance(1_000);
  expect(world.service.requests).toHaveLength(3);
  expect(world.service.counted.get(id)).toBe(1);
  expect(world.disk.size).toBe(0);
});

it("keeps what does not fit into the keepalive quota for the next page", async () => {
  const world = createWorld();
  const page = world.openPage();
  await world.settle();
  const properties = { text: "x".repeat(10_000) };
  for (let index = 0; index < 20; index++) page.outbox.add({ customerId: "cus_1", featureId: "messages", properties });
  page.close();
  const bytes = world.service.requests.reduce((sum, { events }) => sum + JSON.stringify({ v: 1, events }).length, 0);
  expect(bytes).toBeGreaterThan(40_000);
  expect(bytes).toBeLessThanOrEqual(65_536);
  expect(world.disk.size).toBe(20);
  world.openPage();
  await world.advance(120_000);
  expect(world.service.counted.size).toBe(20);
  expect(world.disk.size).toBe(0);
});

it("leaves unattempted events at once when the page is hidden, unless a backoff is running", async () => {
  const world = createWorld();
  const page = world.openPage();
  await world.settle();
  world.service.weather = "hangs";
  page.track();
  await world.settle();
  page.track();
  await world.settle();
  for (let index = 0; index < 5; index++) page.track();
  await world.settle();
  expect(world.service.requests).toHaveLength(2);
  page.hide();
  await world.settle();
  expect(world.service.requests.map(({ events }) => events.length)).toEqual([1, 1, 5]);
});

it("goes on after the back/forward cache", async () => {
  const world = createWorld();
  const page = world.openPage();
  await world.settle();
  page.goOffline();
  const { id, outcome } = page.track();
  await world.settle();
  page.freeze();
  expect(page.holdsLock()).toBe(false);
  await world.settle();
  page.state.online = true;
  page.thaw();
  await world.advance(1_000);
  await expect(outcome).resolves.toMatchObject({ value: 1 });
  expect(world.service.counted.get(id)).toBe(1);
});

it("goes on after the back/forward cache where site data is blocked, and with it the store and the locks", async () => {
  const world = createWorld();
  const page = world.openPage({ storeFails: true, locks: "denied" });
  await world.settle();
  page.goOffline();
  const { outcome } = page.track();
  await world.settle();
  page.freeze();
  await world.settle();
  page.state.online = true;
  page.thaw();
  await world.advance(1_000);
  expect(world.service.requests).toHaveLength(1);
  await expect(outcome).resolves.toMatchObject({ value: 1 });
});

it("sends nothing while the page prerenders", async () => {
  const world = createWorld();
  const page = world.openPage();
  page.state.prerendering = true;
  page.track();
  await world.advance(60_000);
  expect(world.service.requests).toHaveLength(0);
  page.state.prerendering = false;
  page.show();
  await world.settle();
  expect(world.service.counted.size).toBe(1);
});

it("leaves no timer, listener or lock behind once nobody uses it", async () => {
  const world = createWorld();
  const page = world.openPage();
  page.track();
  await world.settle();
  expect(page.listeners()).toBe(1);
  page.signOut();
  await world.settle();
  expect([page.timers(), page.listeners(), page.holdsLock()]).toEqual([0, 0, false]);
});

it("delivers an event of the task in which the last user goes", async () => {
  const world = createWorld();
  const page = world.openPage();
  await world.settle();
  const { outcome } = page.track();
  page.signOut();
  await world.settle();
  await expect(outcome).resolves.toMatchObject({ value: 1 });
  expect(world.disk.size).toBe(0);
  expect([page.timers(), page.listeners()]).toEqual([0, 0]);
});

it("has a click written before it asks the store for what another page left", async () => {
  const world = createWorld();
  const gone = world.openPage();
  gone.goOffline();
  gone.track();
  await world.settle();
  gone.close();
  const page = world.openPage();
  page.goOffline();
  await world.settle();
  const before = world.transactions.length;
  page.track();
  page.goOnline();
  expect(world.transactions.slice(before)).toEqual(["put", "update"]);
});

it("sends what an earlier page left in the order in which it was tracked", async () => {
  const world = createWorld();
  const first = world.openPage();
  first.goOffline();
  const ids = [];
  for (let index = 0; index < 5; index++) {
    ids.push(first.track().id);
    await world.advance(1_000);
  }
  first.close();
  for (const id of [...ids].reverse()) {
    const record = world.disk.get(id);
    world.disk.delete(id);
    world.disk.set(id, record);
  }
  world.openPage();
  await world.advance(20_000);
  expect(world.service.requests.flatMap(({ events }) => events.map(({ id }) => id))).toEqual(ids);
});

it("shows a click that goes well as sending, then as nothing", async () => {
  const world = createWorld();
  const page = world.openPage();
  await world.settle();
  const seen: string[] = [];
  page.outbox.subscribe(() => {
    const { status, pending, sending } = page.outbox.getSnapshot();
    seen.push(`${status} ${pending.length} ${sending.length}`);
  });
  page.track();
  await world.settle();
  expect(seen.filter((state, index) => state !== seen[index - 1])).toEqual(["sending 0 1", "idle 0 0"]);
});

it("sends a click when the page goes, though leftovers are before it", async () => {
  const world = createWorld();
  const gone = world.openPage();
  gone.goOffline();
  for (let index = 0; index < 250; index++) gone.track();
  await world.settle();
  gone.close();
  world.service.weather = "hangs";
  const page = world.openPage();
  await world.advance(1_000);
  expect(world.service.requests).toHaveLength(2);
  const { id } = page.track();
  page.close();
  expect(world.service.requests.flatMap(({ events }) => events.map((event) => event.id))).toContain(id);
});

it("goes by when a request left, not by when it was planned", async () => {
  const world = createWorld();
  let hold: (() => void) | undefined;
  let holding = false;
  const page = world.openPage({
    store: (store) => ({
      ...store,
      update: async (...args) => {
        const result = await store.update(...args);
        if (holding)
          await new Promise<void>((resolve) => {
            hold = resolve;
          });
        return result;
      },
    }),
  });
  await world.settle();
  world.service.weather = "busy";
  const { id } = page.track();
  await world.settle();
  holding = true;
  await world.advance(4_000);
  page.freeze();
  await world.advance(60_000);
  world.service.weather = "claimThenFail";
  page.thaw();
  holding = false;
  hold?.();
  await world.settle();
  world.service.weather = "fine";
  await world.advance(600_000);
  expect(world.service.counted.has(id)).toBe(true);
});
