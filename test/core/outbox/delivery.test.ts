import { expect, it } from "vitest";
import { AutumnError } from "../../../src/core/AutumnError";
import { createWorld } from "./createWorld";

it("delivers a lone event in the next task, and once", async () => {
  const world = createWorld();
  const page = world.openPage();
  await world.settle();
  const { id, outcome } = page.track("cus_1", 3);
  expect(world.service.requests).toHaveLength(0);
  await world.settle();
  expect(world.service.requests).toHaveLength(1);
  await expect(outcome).resolves.toEqual({ customerId: "cus_1", value: 3, balance: null });
  expect(world.service.counted.get(id)).toBe(1);
  expect(world.disk.size).toBe(0);
  expect(page.timers()).toBe(0);
});

it("has the record on disk, as tried, before the request leaves", async () => {
  const world = createWorld();
  const page = world.openPage();
  await world.settle();
  const { id } = page.track();
  await Promise.resolve();
  expect(world.service.requests).toHaveLength(0);
  expect(world.disk.get(id)).toMatchObject({
    attempts: 1,
    lastAttemptAt: expect.anything(),
    unknownSince: expect.anything(),
  });
});

it("tries again after a failure, with a growing wait, under the same id", async () => {
  const world = createWorld();
  const page = world.openPage();
  world.service.weather = "unreachable";
  const { id, outcome } = page.track();
  await world.advance(10_000);
  const attempts = world.service.requests.map(({ at }) => at);
  expect(attempts.length).toBeGreaterThan(3);
  const waits = attempts.slice(1).map((at, index) => at - (attempts[index] ?? 0));
  expect(waits.slice(0, 4)).toEqual([500, 1_000, 2_000, 4_000]);
  world.service.weather = "fine";
  await world.advance(600_000);
  await expect(outcome).resolves.toMatchObject({ customerId: "cus_1" });
  expect(new Set(world.service.requests.flatMap(({ events }) => events.map((event) => event.id)))).toEqual(
    new Set([id]),
  );
  expect(world.service.counted.get(id)).toBe(1);
});

it("takes a duplicate as proof only when the previous attempt began 30 s before", async () => {
  const world = createWorld();
  const page = world.openPage();
  world.service.weather = "answerLost";
  const { id, outcome } = page.track();
  await world.settle();
  world.service.weather = "fine";
  await world.advance(20_000);
  expect(page.outbox.getSnapshot().pending).toHaveLength(1);
  await world.advance(60_000);
  await expect(outcome).resolves.toMatchObject({ duplicate: true, balance: null });
  expect(world.service.counted.get(id)).toBe(1);
});

it("does not lose an event whose key was claimed by a request that then failed", async () => {
  const world = createWorld();
  const page = world.openPage();
  world.service.weather = "claimThenFail";
  const { id, outcome } = page.track();
  await world.settle();
  world.service.weather = "fine";
  await world.advance(120_000);
  await expect(outcome).resolves.toMatchObject({ value: 1 });
  expect(world.service.counted.get(id)).toBe(1);
});

it("recovers what a killed page had under way", async () => {
  const world = createWorld();
  const first = world.openPage();
  await world.settle();
  world.service.weather = "unreachable";
  const { id } = first.track();
  await world.settle();
  first.kill();
  world.service.weather = "fine";
  const second = world.openPage();
  await world.advance(16_000);
  expect(world.service.counted.get(id)).toBe(1);
  expect(world.disk.size).toBe(0);
  expect(second.holdsLock()).toBe(false);
  expect(second.timers()).toBe(0);
});

it("delivers, and tells whoever waits, whatever a listener throws", async () => {
  const world = createWorld();
  const page = world.openPage();
  await world.settle();
  page.outbox.listen(() => {
    throw new Error("a listener's own");
  });
  const { id, outcome } = page.track();
  await expect(world.settle()).rejects.toThrow("a listener's own");
  await world.settle();
  await expect(outcome).resolves.toMatchObject({ customerId: "cus_1" });
  expect(world.service.counted.get(id)).toBe(1);
  expect(world.disk.size).toBe(0);
  expect(page.outbox.getSnapshot()).toMatchObject({ status: "idle" });
});

it("says once why events wait where that is a mistake of whoever builds the app", async () => {
  const world = createWorld();
  const page = world.openPage();
  await world.settle();
  const refusal = new AutumnError("request_refused", "The handler answered 404.", { status: 404 });
  page.signIn("cus_1", { track: () => Promise.reject(refusal) });
  page.track();
  await world.advance(600_000);
  expect(world.warnings).toEqual([`autumn-react: events wait. ${refusal.message}`]);
});

it("says once that the handler names another customer", async () => {
  const world = createWorld();
  world.service.signedIn = "cus_2";
  const page = world.openPage();
  page.track("cus_1");
  await world.advance(600_000);
  expect(world.warnings).toEqual([expect.stringContaining("customer_mismatch")]);
});

it("does not warn of a network that fails", async () => {
  const world = createWorld();
  world.service.weather = "unreachable";
  world.openPage().track();
  await world.advance(600_000);
  expect(world.warnings).toEqual([]);
});
