import fc from "fast-check";
import { expect, it } from "vitest";
import type { OutboxRecord } from "../../../../src/core/outbox/OutboxRecord";
import { createApp } from "../../../react/createApp";
import { renderApp } from "./renderApp";
import { recordOf, storeOf } from "./storeOf";

const oneMessage = { customerId: "ada", featureId: "messages" };

it("delivers what another page has left", async () => {
  const app = createApp();
  await (await storeOf(app.url)).put(recordOf({ ...oneMessage, value: 2 }));
  await renderApp(app);
  expect(await app.recorded(1)).toEqual([{ ...oneMessage, value: 2 }]);
});

it("keeps what it can't read as it is, lists it, and forgets it when told to", async () => {
  const app = createApp();
  const store = await storeOf(app.url);
  const strange = [
    { id: "of-the-future", v: 2, params: oneMessage, chunks: [new Uint8Array(3)] },
    { ...recordOf(oneMessage), id: "not-a-uuid" },
    { ...recordOf(oneMessage), attempts: "many" },
    { id: 7 },
    { id: "a-burst-of-the-future", burst: new Uint8Array(3) },
  ];
  await store.put(...strange);
  const { screen, button } = await renderApp(app);
  await expect.poll(() => screen.getByText("unreadable_record").elements()).toHaveLength(5);

  button.click();
  await app.recorded(1);
  expect(await store.all()).toHaveLength(5);
  expect(await store.all()).toEqual(expect.arrayContaining(strange));

  await screen.getByText("discard of-the-future").click();
  await expect.poll(() => screen.getByText("unreadable_record").elements()).toHaveLength(4);
  await expect.poll(() => store.all()).toHaveLength(4);
});

it("delivers what another page has left of a burst, but for the record in it that can't be read", async () => {
  const app = createApp();
  const store = await storeOf(app.url);
  const [first, second] = [recordOf({ ...oneMessage, value: 2 }), recordOf({ ...oneMessage, value: 3 })];
  const edited = { ...recordOf(oneMessage), attempts: "many" };
  await store.put({ id: first.id, burst: JSON.stringify([first, edited, second]) });
  const { screen } = await renderApp(app);
  expect(await app.recorded(2)).toEqual([
    { ...oneMessage, value: 2 },
    { ...oneMessage, value: 3 },
  ]);
  await expect.poll(() => store.all()).toEqual([edited]);
  await screen.getByText(`discard ${edited.id}`).click();
  await expect.poll(() => store.all()).toEqual([]);
});

it("forgets a burst that can't be read when told to", async () => {
  const app = createApp();
  const store = await storeOf(app.url);
  await store.put({ id: "an-edited-burst", burst: "[7]" });
  const { screen } = await renderApp(app);
  await screen.getByText("discard an-edited-burst").click();
  await expect.poll(() => store.all()).toEqual([]);
});

it("refuses a stored event whose params somebody has edited, as it would have at the call", async () => {
  const app = createApp();
  const edited = [
    { ...oneMessage, value: Number.POSITIVE_INFINITY },
    { ...oneMessage, eventName: "message-sent" },
    { ...oneMessage, featureID: "seats" },
    { ...oneMessage, properties: { text: "x".repeat(20_000) } },
  ].map((params) => recordOf(params as OutboxRecord["params"]));
  await (await storeOf(app.url)).put(...edited);
  const { screen } = await renderApp(app);
  await expect.poll(() => screen.getByText("invalid_params").elements()).toHaveLength(edited.length);
  expect(app.requests).toBe(0);
});

it("survives any edit of its records, goes on delivering, and lets nothing past the validation", async () => {
  const field = fc.constantFrom(
    ...Object.keys(recordOf(oneMessage)),
    "lastAttemptAt",
    "unknownSince",
    "wait",
    "rejected",
  );
  const edits = fc.sample(fc.tuple(field, fc.jsonValue({ maxDepth: 2 })), { numRuns: 300, seed: 1 });
  const edited = edits.map(([name, value]) => ({ ...recordOf(oneMessage), ...(name !== "id" && { [name]: value }) }));
  const app = createApp();
  await (await storeOf(app.url)).put(...edited);
  const { screen, button } = await renderApp(app);
  button.click();

  await expect
    .poll(() => app.autumn.events.some(({ idempotencyKey: key }) => edited.every(({ id }) => key !== `ada:${id}`)))
    .toBe(true);
  await expect.element(screen.getByRole("status")).toHaveTextContent("durable");
  for (const event of app.autumn.events)
    expect(event).toMatchObject({ customerId: "ada", featureId: "messages", value: 1 });
});
