import { expect, it } from "vitest";
import { createWorld } from "./createWorld";

it("lets one tab at a time send what a closed page has left", async () => {
  const world = createWorld();
  const gone = world.openPage();
  gone.goOffline();
  for (let index = 0; index < 250; index++) gone.track();
  await world.settle();
  gone.close();
  const tabs = [world.openPage(), world.openPage()];
  await world.advance(1_000);
  const sent = world.service.requests.flatMap(({ events }) => events.map(({ id }) => id));
  expect(sent).toHaveLength(250);
  expect(new Set(sent).size).toBe(250);
  expect(world.disk.size).toBe(0);
  expect(tabs.map((tab) => [tab.holdsLock(), tab.timers()])).toEqual([
    [false, 0],
    [false, 0],
  ]);
});

it("leaves a neighbour's fresh events alone for 15 s", async () => {
  const world = createWorld();
  const first = world.openPage();
  await world.settle();
  world.service.weather = "hangs";
  first.track();
  await world.settle();
  world.openPage();
  await world.advance(14_000);
  expect(world.service.requests).toHaveLength(1);
});

it("resolves an event that another tab has delivered", async () => {
  const world = createWorld();
  const first = world.openPage();
  await world.settle();
  first.goOffline();
  const { outcome } = first.track();
  await world.advance(20_000);
  const second = world.openPage();
  await world.advance(1_000);
  expect(world.service.counted.size).toBe(1);
  expect(second.outbox.getSnapshot().status).toBe("idle");
  first.goOnline();
  await world.settle();
  await expect(outcome).resolves.toMatchObject({ duplicate: true });
  expect(world.service.requests).toHaveLength(1);
});

it("counts nothing twice without Web Locks", async () => {
  const world = createWorld();
  const gone = world.openPage({ locks: false });
  gone.goOffline();
  for (let index = 0; index < 20; index++) gone.track();
  await world.settle();
  gone.close();
  world.openPage({ locks: false });
  world.openPage({ locks: false });
  await world.advance(200_000);
  expect(world.service.counted.size).toBe(20);
  expect(new Set(world.service.counted.values())).toEqual(new Set([1]));
  expect(world.disk.size).toBe(0);
});

it("finds what a crashed neighbour left when it delivers an event of its own", async () => {
  const world = createWorld();
  const survivor = world.openPage();
  const crashed = world.openPage();
  await world.settle();
  world.service.weather = "unreachable";
  const { id } = crashed.track();
  await world.settle();
  crashed.kill();
  world.service.weather = "fine";
  await world.advance(60_000);
  expect(world.service.counted.size).toBe(0);
  survivor.track();
  await world.advance(1_000);
  expect(world.service.counted.get(id)).toBe(1);
});

it("lets one tab alone ask about a duplicate whose time has come: its own, or the one that has the lock", async () => {
  const world = createWorld();
  const owner = world.openPage();
  await world.settle();
  world.service.weather = "answerLost";
  owner.track();
  await world.settle();
  world.service.weather = "fine";
  await world.advance(1_000);
  world.openPage();
  await world.advance(28_000);
  world.service.weather = "hangs";
  expect(world.service.requests).toHaveLength(2);
  await world.advance(5_000);
  expect(world.service.requests).toHaveLength(3);
});

it("confirms a duplicate when its time has come, though no two clocks run alike", async () => {
  const world = createWorld();
  const first = world.openPage();
  await world.settle();
  world.service.weather = "answerLost";
  first.track();
  await world.settle();
  world.service.weather = "fine";
  await world.advance(2_000);
  first.close();
  const second = world.openPage();
  second.track();
  await world.settle();
  second.state.wallOffset = 2;
  second.show();
  await world.advance(33_000);
  expect(world.disk.size).toBe(0);
});
