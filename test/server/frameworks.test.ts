import { Hono } from "hono";
import { expect, it } from "vitest";
import { createBackend, eventOf, oneMessage } from "./createBackend";

const init = () => ({
  method: "POST",
  headers: { "content-type": "application/json", "x-user": "ada", origin: "https://app.example.com" },
  body: JSON.stringify({ v: 1, events: [eventOf(oneMessage)] }),
});

it("serves Hono", async () => {
  const { handler, autumn } = createBackend();
  const app = new Hono().all("/api/autumn/*", (context) => handler(context.req.raw));
  const answer = await app.request("https://app.example.com/api/autumn/track", init());
  expect((await answer.json()).results[0].outcome).toBe("delivered");
  expect(autumn.events).toHaveLength(1);
});

it("serves what hands over a context of its own, such as a route of Next.js or the environment of a Worker", async () => {
  const { handler, autumn } = createBackend();
  const request = new Request("https://app.example.com/api/autumn/track", init());
  const answer = await handler.POST(request, { params: Promise.resolve({ all: ["track"] }) });
  expect(answer.status).toBe(200);
  expect(autumn.events).toHaveLength(1);
});
