import { expect, test } from "vitest";
import { createTestAutumn } from "../../src/testing";
import { track } from "./post";

const url = "https://api.useautumn.com/v1/balances.track";
const headers = { authorization: "Bearer am_sk_test_any" };
const body = JSON.stringify({ customer_id: "cus_1", feature_id: "messages" });

const create = () => createTestAutumn({ features: { messages: { included: 100 } }, customers: ["cus_1"] });

test("takes what fetch takes: a string, a URL or a Request, with or without init", async () => {
  const autumn = create();
  const { fetch } = autumn;
  const init = { method: "post", headers, body };
  await fetch(url, init);
  await fetch(new URL(url), init);
  await fetch(new Request(url, init));
  await fetch(new Request(url, { method: "POST", headers }), { body: new Blob([body]) });
  await fetch(url, { ...init, body: new TextEncoder().encode(body) });
  await fetch("/v1/balances.track", init);
  await fetch("http://localhost:8080/v1/balances.track", { ...init, headers: new Headers(headers) });
  expect(autumn.events).toHaveLength(7);
});

test("rejects with the signal's reason and sends nothing when the signal is aborted already", async () => {
  const autumn = create();
  const signal = AbortSignal.abort(new Error("changed my mind"));
  await expect(autumn.fetch(url, { method: "POST", headers, body, signal })).rejects.toThrow("changed my mind");
  expect(autumn.events).toEqual([]);
});

test("stops waiting on abort, but the work goes on, as on a server", async () => {
  const autumn = create();
  autumn.delay(5);
  const controller = new AbortController();
  const answer = autumn.fetch(url, { method: "POST", headers, body, signal: controller.signal });
  controller.abort();
  await expect(answer).rejects.toThrow(expect.objectContaining({ name: "AbortError" }));
  await expect.poll(() => autumn.events.length).toBe(1);
});

test("reads a request's own signal", async () => {
  const autumn = create();
  autumn.hang();
  const controller = new AbortController();
  const answer = autumn.fetch(new Request(url, { method: "POST", headers, body, signal: controller.signal }));
  controller.abort();
  await expect(answer).rejects.toThrow(expect.objectContaining({ name: "AbortError" }));
});

test("gives a response of its own to each request", async () => {
  const autumn = create();
  const answers = await Promise.all([1, 2, 3].map((value) => track(autumn, { feature_id: "messages", value })));
  expect(answers.map((answer) => answer.body.balance.usage)).toEqual([1, 3, 6]);
});
