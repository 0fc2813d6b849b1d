import { expect, it } from "vitest";
import { createWorld } from "./createWorld";

it("lets events that come while two requests are under way leave together", async () => {
  const world = createWorld();
  const page = world.openPage();
  await world.settle();
  for (let index = 0; index < 1_000; index++) page.track();
  await world.settle();
  expect(world.service.requests).toHaveLength(10);
  expect(world.service.counted.size).toBe(1_000);
  expect(world.disk.size).toBe(0);
});

it("keeps a request's events below 24 KB", async () => {
  const world = createWorld();
  const page = world.openPage();
  await world.settle();
  const properties = { text: "é".repeat(5_000) };
  for (let index = 0; index < 10; index++) page.outbox.add({ customerId: "cus_1", featureId: "messages", properties });
  await world.settle();
  expect(world.service.requests.map(({ events }) => events.length)).toEqual([2, 2, 2, 2, 2]);
});

it("halves a batch that is too large until it fits", async () => {
  const world = createWorld();
  const page = world.openPage();
  world.service.weather = "tooLarge";
  for (let index = 0; index < 8; index++) page.track();
  await world.advance(1_000);
  expect(world.service.counted.size).toBe(8);
  expect(world.service.requests[0]?.events).toHaveLength(8);
});

it("does not let one event that spoils its request hold up the others", async () => {
  const world = createWorld();
  const page = world.openPage();
  const client = world.service.client();
  const spoilt = world.service.receive;
  let poison = "";
  world.service.receive = async (events, keepalive) => {
    if (!events.some(({ id }) => id === poison)) return spoilt(events, keepalive);
    world.service.weather = "busy";
    return spoilt(events, keepalive).finally(() => {
      world.service.weather = "fine";
    });
  };
  page.signIn("cus_1", client);
  poison = page.track().id;
  for (let index = 0; index < 20; index++) page.track();
  await world.advance(60_000);
  expect(world.service.counted.size).toBe(20);
  expect(page.outbox.getSnapshot().pending.map(({ id }) => id)).toEqual([poison]);
});

it("honours Retry-After", async () => {
  const world = createWorld();
  const page = world.openPage();
  world.service.weather = "busy";
  page.track();
  await world.advance(1_999);
  expect(world.service.requests).toHaveLength(1);
  await world.advance(2_000);
  expect(world.service.requests).toHaveLength(2);
});

it("backs off all sending after a failed request, and starts again at once when the browser is online again", async () => {
  const world = createWorld();
  const page = world.openPage();
  world.service.weather = "unreachable";
  page.track();
  await world.advance(60_000);
  const before = world.service.requests.length;
  page.track();
  await world.settle();
  expect(world.service.requests).toHaveLength(before);
  expect(page.outbox.getSnapshot()).toMatchObject({ status: "waiting", reason: "backoff" });
  world.service.weather = "fine";
  page.goOnline();
  await world.settle();
  expect(world.service.counted.size).toBe(2);
});

it("starts its backoff anew when the browser is online again", async () => {
  const world = createWorld();
  const page = world.openPage();
  world.service.weather = "unreachable";
  page.track();
  await world.advance(300_000);
  page.goOnline();
  await world.settle();
  const before = world.service.requests.length;
  await world.advance(1_000);
  expect(world.service.requests.length).toBe(before + 1);
});

it("starts no attempt while the browser is offline", async () => {
  const world = createWorld();
  const page = world.openPage();
  page.goOffline();
  page.track();
  await world.advance(3_600_000);
  expect(world.service.requests).toHaveLength(0);
  expect(page.outbox.getSnapshot()).toMatchObject({ status: "waiting", reason: "offline" });
  expect(page.timers()).toBe(0);
});
