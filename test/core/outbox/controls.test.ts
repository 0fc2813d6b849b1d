import { expect, it } from "vitest";
import { createWorld } from "./createWorld";

const hour = 3_600_000;

it("refuses what does not fit, and loses nothing older", async () => {
  const world = createWorld();
  const page = world.openPage({ maxPending: 3 });
  page.goOffline();
  for (let index = 0; index < 3; index++) page.track();
  expect(() => page.track()).toThrow(expect.objectContaining({ code: "outbox_full" }));
  expect(page.track("cus_2").id).toBeDefined();
  page.goOnline();
  await world.settle();
  expect(world.service.counted.size).toBe(3);
  expect(page.track().id).toBeDefined();
});

it("refuses what exceeds 5 MB", async () => {
  const page = createWorld().openPage();
  page.goOffline();
  const properties = { text: "x".repeat(16_000) };
  const add = () => page.outbox.add({ customerId: "cus_1", featureId: "messages", properties });
  for (let index = 0; index < 311; index++) add();
  expect(add).toThrow(expect.objectContaining({ code: "outbox_full" }));
});

it("lists a refused event with its reason, and tells promise and provider", async () => {
  const world = createWorld();
  const page = world.openPage();
  world.service.weather = "rejectEach";
  const { id, outcome } = page.track();
  await world.settle();
  await expect(outcome).rejects.toMatchObject({ code: "not_allowed" });
  expect(page.outbox.getSnapshot().rejected).toMatchObject([
    { id, attempts: 1, error: { code: "not_allowed", message: "no" } },
  ]);
  expect(page.rejections).toHaveLength(1);
  expect(page.timers()).toBe(0);
});

it("sends a refused event again under its id, after a reload too", async () => {
  const world = createWorld();
  const first = world.openPage();
  world.service.weather = "rejectEach";
  const { id } = first.track();
  await world.settle();
  first.close();
  world.service.weather = "fine";
  const page = world.openPage();
  await world.settle();
  page.outbox.retry(id);
  await world.settle();
  expect(world.service.counted.get(id)).toBe(1);
  expect(page.outbox.getSnapshot().rejected).toEqual([]);
  expect(world.disk.size).toBe(0);
});

it("sends an event of unknown outcome again only when it is named", async () => {
  const world = createWorld();
  const page = world.openPage();
  world.service.weather = "answerLost";
  const { id } = page.track();
  await world.settle();
  page.goOffline();
  await world.advance(25 * 3_600_000);
  world.service.weather = "fine";
  page.goOnline();
  await world.settle();
  page.outbox.retry();
  await world.advance(60_000);
  expect(world.service.requests).toHaveLength(1);
  page.outbox.retry(id);
  await world.advance(60_000);
  expect(world.service.requests).toHaveLength(2);
});

it("discards an event that waits, never one that is under way", async () => {
  const world = createWorld();
  const page = world.openPage();
  await world.settle();
  world.service.weather = "hangs";
  const sending = page.track();
  await world.settle();
  expect(page.outbox.discard(sending.id)).toBe(false);
  page.goOffline();
  const waiting = page.track();
  await world.settle();
  expect(page.outbox.discard(waiting.id)).toBe(true);
  await expect(waiting.outcome).rejects.toMatchObject({ code: "discarded" });
  expect([...world.disk.keys()]).toEqual([sending.id]);
});

it("shows and discards nothing of a customer who is not signed in", async () => {
  const world = createWorld();
  const page = world.openPage();
  page.goOffline();
  const { id } = page.track("cus_1");
  await world.settle();
  page.signIn("cus_2");
  expect(page.outbox.getSnapshot()).toMatchObject({ pending: [], held: 1 });
  expect(page.outbox.discard(id)).toBe(false);
});

it("flushes without waiting for the backoff, and tells whether all is delivered", async () => {
  const world = createWorld();
  const page = world.openPage();
  world.service.weather = "unreachable";
  page.track();
  await world.advance(120_000);
  const failing = page.outbox.flush({ timeout: 5_000 });
  await world.advance(5_000);
  await expect(failing).resolves.toBe(false);
  world.service.weather = "fine";
  const working = page.outbox.flush();
  await world.settle();
  await expect(working).resolves.toBe(true);
  expect(page.timers()).toBe(0);
});

it("keeps its lists the same arrays until what they list changes", async () => {
  const world = createWorld();
  const page = world.openPage();
  page.goOffline();
  page.track();
  await world.settle();
  const before = page.outbox.getSnapshot();
  page.track("cus_2");
  await world.settle();
  const after = page.outbox.getSnapshot();
  expect(after).not.toBe(before);
  expect(after.pending).toBe(before.pending);
});

it("goes on from memory, and says so once, where there is no storage", async () => {
  const world = createWorld();
  const page = world.openPage({ storeFails: true });
  world.service.weather = "busy";
  const { id } = page.track();
  await world.settle();
  expect(page.outbox.getSnapshot().durable).toBe(false);
  expect(world.warnings).toHaveLength(1);
  world.service.weather = "fine";
  await world.advance(600_000);
  expect(world.service.counted.get(id)).toBe(1);
  expect(world.warnings).toHaveLength(1);
});

it("keeps aside and lists what another version wrote, and never sends it", async () => {
  const world = createWorld();
  const strange = [
    { v: 2, id: "future", params: { customerId: "cus_1" }, anything: {} },
    { id: "broken", params: null },
    { v: 1, id: "not-a-uuid", params: { customerId: "cus_1" } },
    { v: 2, id: "somebody else's", params: { customerId: "cus_2" } },
  ];
  for (const record of strange) world.disk.set(record.id, record);
  const page = world.openPage();
  await world.advance(60_000);
  const { rejected } = page.outbox.getSnapshot();
  expect(rejected.map(({ id, error }) => [id, error?.code])).toEqual([
    ["future", "unreadable_record"],
    ["broken", "unreadable_record"],
    ["not-a-uuid", "unreadable_record"],
  ]);
  expect(world.service.requests).toHaveLength(0);
  expect(world.disk.size).toBe(4);
  expect(page.outbox.discard("future")).toBe(true);
  await world.settle();
  expect([...world.disk.keys()]).toEqual(["broken", "not-a-uuid", "somebody else's"]);
});

it("refuses a stored event whose params were edited into something invalid", async () => {
  const world = createWorld();
  const first = world.openPage();
  first.goOffline();
  const { id } = first.track();
  await world.settle();
  first.close();
  const stored = world.disk.get(id) as { params: Record<string, unknown> };
  stored.params.value = "a lot";
  const page = world.openPage();
  await world.advance(60_000);
  expect(world.service.requests).toHaveLength(0);
  expect(page.outbox.getSnapshot().rejected).toMatchObject([{ id, error: { code: "invalid_params" } }]);
});

it("keeps the newest 200 refused events, for 7 days", async () => {
  const world = createWorld();
  const page = world.openPage();
  world.service.weather = "rejectEach";
  for (let index = 0; index < 250; index++) page.track();
  await world.settle();
  expect(page.outbox.getSnapshot().rejected).toHaveLength(200);
  expect(world.disk.size).toBe(200);
  await world.advance(8 * 24 * 3_600_000);
  world.service.weather = "rejectEach";
  page.track();
  await world.settle();
  expect(page.outbox.getSnapshot().rejected).toHaveLength(1);
});

it("tells an event that may be counted from one that surely is not", async () => {
  const world = createWorld();
  const first = world.openPage();
  await world.settle();
  const mayBeCounted = () =>
    first.outbox
      .getSnapshot()
      .pending.concat(first.outbox.getSnapshot().sending)
      .map((event) => event.mayBeCounted);
  world.service.weather = "hangs";
  first.track();
  await world.settle();
  expect(mayBeCounted()).toEqual([false]);
  await world.advance(15_000);
  expect(mayBeCounted()).toEqual([true]);
  world.service.weather = "busy";
  first.outbox.flush();
  await world.settle();
  expect(mayBeCounted()).toEqual([true]);
  first.goOffline();
  first.track();
  await world.settle();
  expect(mayBeCounted()).toEqual([true, false]);
});

it("takes what a page has left under way for possibly counted", async () => {
  const world = createWorld();
  const first = world.openPage();
  await world.settle();
  first.track();
  first.close();
  const second = world.openPage();
  await world.settle();
  expect(second.outbox.getSnapshot().pending).toMatchObject([{ attempts: 1, mayBeCounted: true }]);
});

it("leaves alone what another customer has in another version when all is discarded", async () => {
  const world = createWorld();
  world.disk.set("x", { v: 2, id: "x", params: { customerId: "cus_2" } });
  const page = world.openPage();
  await world.settle();
  expect(page.outbox.getSnapshot().rejected).toEqual([]);
  expect(page.outbox.discard()).toBe(false);
  await world.settle();
  expect(world.disk.size).toBe(1);
});

it("flushes what an earlier page has left, too", async () => {
  const world = createWorld();
  const first = world.openPage();
  first.goOffline();
  first.track();
  await world.settle();
  first.close();
  const page = world.openPage();
  world.service.weather = "unreachable";
  const flushed = page.outbox.flush({ timeout: 1_000 });
  await world.advance(2_000);
  expect(await flushed).toBe(false);
});

it("does not call flushed what waits for its customer to sign in", async () => {
  const world = createWorld();
  const page = world.openPage();
  await world.settle();
  world.service.signedIn = "cus_2";
  page.track("cus_1");
  await world.settle();
  const flushed = page.outbox.flush({ timeout: 1_000 });
  await world.advance(2_000);
  expect(await flushed).toBe(false);
});

it("shows a retried event as waiting, whoever the handler found before", async () => {
  const world = createWorld();
  world.service.signedIn = "cus_2";
  const page = world.openPage();
  const { id } = page.track();
  await world.advance(8 * 24 * hour);
  expect(page.outbox.getSnapshot().rejected).toMatchObject([{ id, error: { code: "expired" } }]);
  page.goOffline();
  page.outbox.retry(id);
  await world.settle();
  expect(page.outbox.getSnapshot()).toMatchObject({ held: 0, pending: [{ id }] });
});
