import { once } from "node:events";
import { createConnection } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { createTestAutumn } from "../../src/testing";
import { listen } from "../../src/testing/listen";
import { post, track } from "./post";

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serve() {
  const autumn = createTestAutumn({ features: { messages: { included: 100 } }, customers: ["cus_1"] });
  const { url, close } = await autumn.listen();
  closing.push(close);
  const fetchOverHttp = (address: string, init?: RequestInit) =>
    fetch(address.replace("https://api.useautumn.com", url), init);
  return { autumn, url, remote: { fetch: fetchOverHttp } };
}

test("answers over HTTP as fetch does", async () => {
  const { autumn, remote } = await serve();
  const event = { feature_id: "messages", value: 2, properties: { text: "grüße" } };
  expect((await track(remote, event, "key")).body).toMatchObject({ balance: { usage: 2 } });
  expect((await track(remote, event, "key")).status).toBe(409);
  expect((await post(remote, "keys.refresh", {})).status).toBe(401);
  expect(autumn.events).toMatchObject([{ idempotencyKey: "key", properties: { text: "grüße" } }]);
});

test("closes the socket where fetch would be a network error", async () => {
  const { autumn, remote } = await serve();
  autumn.loseResponse();
  await expect(track(remote, { feature_id: "messages" }, "key")).rejects.toThrow(TypeError);
  expect(autumn.events).toHaveLength(1);
  autumn.goOffline();
  await expect(track(remote, { feature_id: "messages" })).rejects.toThrow(TypeError);
  expect(autumn.events).toHaveLength(1);
});

test("leaves a request that hangs open until the caller gives up", async () => {
  const { autumn, remote } = await serve();
  autumn.hang();
  const signal = AbortSignal.timeout(50);
  await expect(
    remote.fetch("https://api.useautumn.com/v1/balances.track", { method: "POST", body: "{}", signal }),
  ).rejects.toThrow(expect.objectContaining({ name: "TimeoutError" }));
});

test("counts an event whose caller went away", async () => {
  const { autumn, url } = await serve();
  autumn.delay(20);
  const body = JSON.stringify({ customer_id: "cus_1", feature_id: "messages" });
  const socket = createConnection(Number(new URL(url).port), "127.0.0.1");
  await once(socket, "connect");
  const head = [
    "POST /v1/balances.track HTTP/1.1",
    "Host: autumn",
    "Authorization: Bearer am_sk_test_any",
    `Content-Length: ${body.length}`,
  ];
  socket.write(`${head.join("\r\n")}\r\n\r\n${body}`, () => socket.destroy());
  await expect.poll(() => autumn.events.length).toBe(1);
});

test("ends with its connections when it is closed, and then frees its port", async () => {
  const arrived = vi.fn();
  const { url, close } = await listen(() => {
    arrived();
    return new Promise(() => {});
  });
  const hanging = fetch(url).catch((error: unknown) => error);
  await expect.poll(() => arrived).toHaveBeenCalled();
  await close();
  expect(await hanging).toBeInstanceOf(TypeError);
  const again = await createTestAutumn({ features: {} }).listen(Number(new URL(url).port));
  closing.push(again.close);
  expect(again.url).toBe(url);
});

test("answers 500 with the error where a fetch in front of it fails by itself", async () => {
  const { url, close } = await listen(async () => {
    throw new RangeError("a mistake in the test");
  });
  closing.push(close);
  const response = await fetch(url);
  expect([response.status, await response.text()]).toEqual([500, "RangeError: a mistake in the test"]);
});

test("says so where there is no Node", async () => {
  vi.stubGlobal("process", undefined);
  try {
    await expect(createTestAutumn({ features: {} }).listen()).rejects.toThrow(
      expect.objectContaining({ code: "invalid_options" }),
    );
  } finally {
    vi.unstubAllGlobals();
  }
});
