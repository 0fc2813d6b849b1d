import { expect, it } from "vitest";
import { createWorld, stateOf } from "./createWorld";

const hour = 3_600_000;

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

it("tells whoever waits for an event that another tab was refused it", async () => {
  const world = createWorld();
  const first = world.openPage();
  await world.settle();
  first.goOffline();
  const { id, outcome } = first.track();
  await world.advance(20_000);
  world.service.weather = "rejectEach";
  world.openPage();
  await world.advance(1_000);
  first.goOnline();
  await world.advance(60_000);
  expect(first.outbox.getSnapshot().rejected).toMatchObject([{ id, error: { code: "not_allowed" } }]);
  expect(await stateOf(outcome)).toBe("not_allowed");
});

it("leaves refused what another tab was refused, though an attempt of this one fails later", async () => {
  const world = createWorld();
  const first = world.openPage();
  await world.settle();
  let fail = (_: Error) => {};
  first.signIn("cus_1", {
    track: () =>
      new Promise((_, reject) => {
        fail = reject;
      }),
  });
  const { id } = first.track();
  await world.advance(1_000);
  const second = world.openPage();
  world.service.weather = "rejectEach";
  await world.advance(20_000);
  expect(second.outbox.getSnapshot().rejected).toMatchObject([{ id }]);
  world.service.weather = "fine";
  fail(new Error("timeout"));
  await world.settle();
  expect(world.disk.get(id)).toMatchObject({ rejected: { code: expect.any(String) } });
});

it("does not call expired what another tab delivered long ago", async () => {
  const world = createWorld();
  const first = world.openPage();
  await world.settle();
  first.goOffline();
  const { id, outcome } = first.track();
  await world.advance(20_000);
  world.openPage();
  await world.advance(1_000);
  expect(world.service.counted.get(id)).toBe(1);
  // Hidden, and frozen by the browser.
  await world.advance(8 * 24 * hour);
  first.goOnline();
  await world.settle();
  expect(first.rejections).toEqual([]);
  expect(await stateOf(outcome)).toMatchObject({ duplicate: true });
});

it("does not call an outcome unknown that another tab has heard", async () => {
  const world = createWorld();
  const first = world.openPage();
  await world.settle();
  world.service.weather = "unreachable";
  const { id, outcome } = first.track();
  await world.settle();
  first.goOffline();
  await world.advance(20_000);
  world.service.weather = "fine";
  world.openPage();
  await world.advance(1_000);
  expect(world.service.counted.get(id)).toBe(1);
  await world.advance(24 * hour);
  first.goOnline();
  await world.settle();
  expect(first.rejections).toEqual([]);
  expect(await stateOf(outcome)).toMatchObject({ duplicate: true });
});

it("does not discard what another tab has under way", async () => {
  const world = createWorld();
  const first = world.openPage();
  await world.settle();
  world.service.weather = "hangs";
  const { id } = first.track();
  await world.settle();
  const second = world.openPage();
  await world.settle();
  expect(second.outbox.discard(id)).toBe(false);
});

it("does not bring back what another tab has discarded", async () => {
  const world = createWorld();
  const first = world.openPage();
  await world.settle();
  const release: (() => void)[] = [];
  const receive = world.service.receive;
  world.service.receive = async (events, keepalive) => {
    if (release.length < 2) await new Promise<void>((resolve) => release.push(resolve));
    return receive(events, keepalive);
  };
  first.track();
  await world.settle();
  first.track();
  await world.settle();
  const { id } = first.track();
  await world.settle();
  const second = world.openPage();
  await world.settle();
  const discarded = second.outbox.discard(id);
  await world.settle();
  for (const go of release) go();
  await world.advance(600_000);
  expect([discarded, world.service.counted.has(id)]).not.toEqual([true, true]);
});

it("does not bring back what another tab has discarded when it is retried", async () => {
  const world = createWorld();
  const first = world.openPage();
  await world.settle();
  first.goOffline();
  const { id } = first.track();
  await world.advance(8 * 24 * hour);
  first.goOnline();
  await world.settle();
  expect(first.outbox.getSnapshot().rejected).toMatchObject([{ id, error: { code: "expired" } }]);
  const second = world.openPage();
  await world.settle();
  expect(second.outbox.discard(id)).toBe(true);
  await world.settle();
  expect(world.disk.size).toBe(0);
  first.outbox.retry(id);
  await world.advance(60_000);
  expect(world.service.counted.size).toBe(0);
});

it("does not take for delivered what it can no longer read", async () => {
  const world = createWorld();
  const page = world.openPage();
  await world.settle();
  page.goOffline();
  const { id, outcome } = page.track();
  await world.advance(20_000);
  world.disk.set(id, { ...(world.disk.get(id) as object), v: 2 });
  page.show();
  await world.settle();
  expect(await stateOf(outcome)).toBe("pending");
});
