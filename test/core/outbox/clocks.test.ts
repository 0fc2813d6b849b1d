import { expect, it } from "vitest";
import { createWorld } from "./createWorld";

const hour = 3_600_000;

it("never sends again what may have been counted more than 23 h ago, and says so", async () => {
  const world = createWorld();
  const page = world.openPage();
  world.service.weather = "answerLost";
  const { id, outcome } = page.track();
  await world.settle();
  page.goOffline();
  await world.advance(23 * hour);
  world.service.weather = "fine";
  page.goOnline();
  await world.settle();
  await expect(outcome).rejects.toMatchObject({ code: "outcome_unknown" });
  expect(world.service.requests).toHaveLength(1);
  expect(page.outbox.getSnapshot().rejected).toMatchObject([{ id, error: { code: "outcome_unknown" } }]);
  expect(page.rejections).toMatchObject([{ event: { id }, error: { code: "outcome_unknown" } }]);
});

it("keeps what was surely not counted for 7 days, then lets it expire", async () => {
  const world = createWorld();
  const page = world.openPage();
  world.service.weather = "busy";
  const late = page.track();
  await world.settle();
  page.goOffline();
  await world.advance(6 * 24 * hour);
  const later = page.track();
  await world.advance(24 * hour);
  world.service.weather = "fine";
  page.goOnline();
  await world.advance(1_000);
  await expect(late.outcome).rejects.toMatchObject({ code: "expired" });
  await expect(later.outcome).resolves.toMatchObject({ value: 1 });
  expect(world.service.counted.has(late.id)).toBe(false);
});

it("tells the handler an event's age by elapsed time, not by the client's clock", async () => {
  const world = createWorld();
  const page = world.openPage();
  page.state.wallOffset = 24 * hour;
  page.goOffline();
  page.track();
  await world.advance(90_000);
  page.state.wallOffset = -24 * hour;
  page.goOnline();
  await world.settle();
  expect(world.service.requests[0]?.events[0]?.age).toBe(90_000);
});

it("counts the time that the machine slept, which a monotonic clock does not", async () => {
  const world = createWorld();
  const page = world.openPage();
  world.service.weather = "answerLost";
  const { outcome } = page.track();
  await world.settle();
  page.goOffline();
  await world.advance(24 * hour);
  page.state.monotonicLag = 24 * hour;
  world.service.weather = "fine";
  page.goOnline();
  await world.settle();
  await expect(outcome).rejects.toMatchObject({ code: "outcome_unknown" });
});

it("takes the window as over when the wall clock was set back between two pages", async () => {
  const world = createWorld();
  const first = world.openPage();
  world.service.weather = "answerLost";
  const { id } = first.track();
  await world.settle();
  first.close();
  const second = world.openPage({ customerId: null });
  second.state.wallOffset = -2 * hour;
  second.signIn("cus_1");
  await world.advance(60_000);
  expect(world.service.requests).toHaveLength(1);
  expect(second.outbox.getSnapshot().rejected).toMatchObject([{ id, error: { code: "outcome_unknown" } }]);
});

it("goes by the handler's clock where it is known, however the client's is set between two pages", async () => {
  const world = createWorld();
  const first = world.openPage();
  first.track();
  await world.settle();
  world.service.weather = "answerLost";
  first.track();
  await world.settle();
  first.close();
  world.service.weather = "fine";
  const second = world.openPage();
  second.state.wallOffset = 300 * hour;
  second.track();
  await world.advance(40_000);
  expect(second.outbox.getSnapshot().rejected.map(({ error }) => error?.code)).toEqual([]);
});

it("backs off again where a clock that is put forward has ended the wait at once", async () => {
  const world = createWorld();
  const page = world.openPage();
  world.service.weather = "unreachable";
  page.track();
  await world.settle();
  expect(world.service.requests).toHaveLength(1);
  page.state.wallOffset = 5 * hour;
  page.track();
  await world.settle();
  expect(world.service.requests.length).toBeLessThanOrEqual(3);
  expect(page.outbox.getSnapshot()).toMatchObject({ status: "waiting", reason: "backoff" });
});
