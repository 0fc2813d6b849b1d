import { expect, it } from "vitest";
import { createWorld } from "./createWorld";

it("holds another customer's events until that customer is signed in again", async () => {
  const world = createWorld();
  const page = world.openPage({ customerId: "cus_1" });
  page.goOffline();
  const { id } = page.track("cus_1");
  await world.settle();
  page.signIn("cus_2");
  page.goOnline();
  await world.advance(600_000);
  expect(world.service.requests).toHaveLength(0);
  expect(page.outbox.getSnapshot()).toMatchObject({ held: 1, pending: [], status: "idle" });
  expect(page.timers()).toBe(0);
  page.signIn("cus_1");
  await world.advance(1_000);
  expect(world.service.billed.get(id)).toBe("cus_1");
});

it("holds what a closed page has left of another customer", async () => {
  const world = createWorld();
  const first = world.openPage({ customerId: "cus_1" });
  first.goOffline();
  first.track("cus_1");
  await world.settle();
  first.close();
  const second = world.openPage({ customerId: "cus_2" });
  await world.advance(600_000);
  expect(second.outbox.getSnapshot().held).toBe(1);
  expect(world.service.requests).toHaveLength(0);
  expect(second.holdsLock()).toBe(false);
});

it("sends nothing while nobody is signed in", async () => {
  const world = createWorld();
  const page = world.openPage({ customerId: "cus_1" });
  page.goOffline();
  page.track("cus_1");
  await world.settle();
  page.signIn(null);
  page.goOnline();
  await world.advance(60_000);
  expect(world.service.requests).toHaveLength(0);
  expect(page.outbox.getSnapshot().held).toBe(1);
});

it("sends what each call names where the provider has no customer", async () => {
  const world = createWorld();
  const page = world.openPage({ customerId: undefined });
  page.track("cus_1");
  page.track("cus_2");
  await world.settle();
  expect([...world.service.billed.values()]).toEqual(["cus_1", "cus_2"]);
});

it("waits, and bills nobody, when the handler finds another customer signed in", async () => {
  const world = createWorld();
  world.service.signedIn = "cus_2";
  const page = world.openPage({ customerId: "cus_1" });
  const { id } = page.track("cus_1");
  await world.advance(20_000);
  expect(world.service.requests).toHaveLength(1);
  expect(page.outbox.getSnapshot().held).toBe(1);
  await world.advance(20_000);
  expect(world.service.requests).toHaveLength(2);
  expect(world.service.counted.size).toBe(0);
  world.service.signedIn = "cus_1";
  page.show();
  await world.settle();
  expect(world.service.billed.get(id)).toBe("cus_1");
});

it("does not send an event whose customer signed out between the click and the request", async () => {
  const world = createWorld();
  const page = world.openPage({ customerId: "cus_1" });
  await world.settle();
  page.track("cus_1");
  await Promise.resolve();
  page.signIn("cus_2");
  await world.advance(60_000);
  expect(world.service.requests).toHaveLength(0);
  expect(page.outbox.getSnapshot().held).toBe(1);
});

it("waits 30 s and longer for a login, and goes on at once when one happens", async () => {
  const world = createWorld();
  const page = world.openPage({ customerId: "cus_1" });
  world.service.weather = "unauthorized";
  page.track("cus_1");
  await world.settle();
  expect(page.outbox.getSnapshot()).toMatchObject({ status: "waiting", reason: "login", until: world.now() + 30_000 });
  await world.advance(31_000);
  expect(world.service.requests).toHaveLength(2);
  expect(page.outbox.getSnapshot().until).toBeGreaterThan(world.now() + 29_000);
  world.service.weather = "fine";
  page.signIn("cus_1");
  await world.settle();
  expect(world.service.counted.size).toBe(1);
});

it("does not take a click for delivered that goes along with one that waits for a login", async () => {
  const world = createWorld();
  const page = world.openPage();
  await world.settle();
  world.service.weather = "unauthorized";
  page.track("cus_1");
  await world.settle();
  const { id, outcome } = page.track("cus_1");
  await world.settle();
  expect(page.outbox.getSnapshot().pending.map((event) => event.id)).toContain(id);
  world.service.weather = "fine";
  page.signIn("cus_1");
  await world.settle();
  await expect(outcome).resolves.toEqual({ customerId: "cus_1", value: 1, balance: null });
});

it("sends each customer's events by their own client", async () => {
  const world = createWorld();
  const page = world.openPage({ customerId: "cus_1" });
  await world.settle();
  const sent: string[][] = [];
  const other = { ...world.service.client() };
  const symbol = Object.getOwnPropertySymbols(other)[0] as never;
  const original = other[symbol] as (...args: unknown[]) => unknown;
  (other as Record<symbol, unknown>)[symbol] = (events: { params: { customerId: string } }[], how: unknown) => {
    sent.push(events.map(({ params }) => params.customerId));
    return original(events, how);
  };
  page.outbox.connect({ customerId: "cus_2", client: other });
  page.track("cus_1");
  page.track("cus_2");
  await world.settle();
  expect(sent).toEqual([["cus_2"]]);
});
