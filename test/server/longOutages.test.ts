import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createHandlerClient } from "../../src/core/createHandlerClient";
import { createWorld } from "../core/outbox/createWorld";
import { createBackend } from "./createBackend";

const hour = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
});

afterEach(() => {
  vi.useRealTimers();
});

/** An outbox in front of the handler, under one clock. */
async function openPage(options: Parameters<typeof createBackend>[0]) {
  const world = createWorld();
  vi.setSystemTime(world.now());
  const { handler, autumn } = createBackend(options);
  const between = { front: (answer: Response) => answer };
  const client = createHandlerClient({
    url: "https://app.example.com/api/autumn",
    headers: () => ({ "x-user": "ada" }),
    fetch: async (input, init) => {
      autumn.advance(world.now() - Date.now());
      vi.setSystemTime(world.now());
      return between.front(await handler(new Request(String(input), init)));
    },
  });
  const page = world.openPage({ customerId: null });
  page.signIn("ada", { ...client, track: () => Promise.reject(new Error("not used")) });
  await world.settle();
  return { world, autumn, page, between };
}

it("count an event once whose first answer a platform has turned into a 503 of its own", async () => {
  const { world, autumn, page, between } = await openPage({});
  between.front = () => new Response("<h1>Application error</h1>", { status: 503 });
  page.track("ada");
  await world.advance(1);
  expect(autumn.events).toHaveLength(1);
  page.goOffline();
  await world.advance(25 * hour);
  between.front = (answer) => answer;
  page.goOnline();
  await world.advance(60_000);
  expect(autumn.events).toHaveLength(1);
  expect(page.rejections).toMatchObject([{ error: { code: "outcome_unknown" } }]);
});

it("of identify leave events waiting, which are surely not counted", async () => {
  let isBroken = true;
  const { world, autumn, page } = await openPage({
    identify: () => {
      if (isBroken) throw new Error("session store down");
      return { customerId: "ada" };
    },
  });
  page.track("ada");
  await world.advance(24 * hour);
  isBroken = false;
  await world.advance(hour);
  expect(page.rejections).toEqual([]);
  expect(autumn.events).toHaveLength(1);
});

it("keep back no event for one that may have been counted, and has become too old since", async () => {
  const { world, autumn, page, between } = await openPage({});
  page.goOffline();
  page.track("ada");
  await world.advance(7 * 24 * hour - hour);
  between.front = () => new Response(null, { status: 502 });
  page.goOnline();
  await world.advance(1);
  page.goOffline();
  await world.advance(2 * hour);
  const statuses: number[] = [];
  between.front = (answer) => {
    statuses.push(answer.status);
    return answer;
  };
  page.goOnline();
  page.track("ada");
  await world.advance(100);
  expect(statuses).toEqual([200]);
  expect(autumn.events).toHaveLength(2);
  expect(page.rejections).toMatchObject([{ error: { code: "outcome_unknown" } }]);
});
