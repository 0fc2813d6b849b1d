import { Autumn, HTTPClient } from "autumn-js";
import { expect, it, test, vi } from "vitest";
import { type AutumnClient, type AutumnError, createAutumnApiClient, createAutumnClient } from "../../src/index";
import { createAutumnHandler } from "../../src/server";
import { createTestAutumn } from "../../src/testing";

const params = { customerId: "ada", featureId: "messages" };
const secretKey = "am_sk_test_0123456789";

async function codeOf(promise: Promise<unknown> | undefined): Promise<string> {
  return (
    promise?.then(
      () => expect.fail("it resolved"),
      (error: AutumnError) => error.code,
    ) ?? "no check"
  );
}

function createAutumn() {
  return createTestAutumn({
    features: {
      messages: { included: 100 },
      sso: { included: true },
      actions: {},
      credits: { included: 50, creditSchema: { actions: 2 } },
    },
    customers: ["ada", "bob"],
  });
}

function createHandler(fetch: typeof globalThis.fetch, session = "ada") {
  return createAutumnHandler({
    secretKey,
    identify: () => ({ customerId: session }),
    allow: { features: { messages: true, sso: true, actions: true } },
    fetch,
    onError: () => {},
  });
}

function throughHandler(fetch: typeof globalThis.fetch, session?: string): AutumnClient {
  const handler = createHandler(fetch, session);
  return createAutumnClient({
    url: "https://app.test/api/autumn",
    fetch: (url, init) => handler(new Request(String(url), init)),
  });
}

const throughSdk = (fetch: typeof globalThis.fetch): AutumnClient =>
  new Autumn({ secretKey, xApiVersion: "2.3.0", failOpen: false, httpClient: new HTTPClient({ fetcher: fetch }) });

const clients: [string, (fetch: typeof globalThis.fetch) => AutumnClient][] = [
  ["createAutumnClient", throughHandler],
  ["createAutumnApiClient", (fetch) => createAutumnApiClient({ token: secretKey, fetch })],
];

test.each([...clients, ["the official SDK", throughSdk] as const])("%s tells what is left", async (_, createClient) => {
  const autumn = createAutumn();
  const client = createClient(autumn.fetch);
  await client.track({ ...params, value: 0.5 });
  expect(await client.check?.(params)).toMatchObject({
    balance: { featureId: "messages", remaining: 99.5, usage: 0.5 },
  });
  expect(await client.check?.({ ...params, featureId: "sso" })).toMatchObject({ balance: null });
  expect(await client.check?.({ ...params, featureId: "actions" })).toMatchObject({
    balance: { featureId: "credits", remaining: 50 },
  });
  expect(autumn.events).toHaveLength(1);
});

test.each(clients)("%s tells nothing of plans", async (_, createClient) => {
  const answer = await createClient(createAutumn().fetch).check?.(params);
  expect(Object.keys(answer ?? {})).toEqual(["balance"]);
  expect(JSON.stringify(answer)).not.toMatch(/plan|breakdown/i);
});

test.each(clients)("%s takes Autumn's \"can't tell\" for an error, not for no balance", async (_, createClient) => {
  const fetch = async () => Response.json({ allowed: true, customer_id: "ada", balance: null }, { status: 202 });
  expect(["server_error", "invalid_response"]).toContain(await codeOf(createClient(fetch).check?.(params)));
});

it("rejects with the handler's reason", async () => {
  const client = throughHandler(createAutumn().fetch);
  expect(await codeOf(client.check?.({ ...params, featureId: "credits" }))).toBe("not_allowed");
  expect(await codeOf(client.check?.({ ...params, customerId: "bob" }))).toBe("customer_mismatch");
  expect(await codeOf(client.check?.({ ...params, featureId: "" }))).toBe("invalid_params");
});

test.each([
  ["HTML", new Response("<p>hello</p>"), "invalid_response"],
  ["an empty 200", Response.json({}), "invalid_response"],
  ["another server's error", Response.json({ message: "down" }, { status: 502 }), "server_error"],
  ["another API's 200", Response.json({ balance: null }), "invalid_response"],
  ["another API's codes", Response.json({ error: { code: "500", message: "down" } }, { status: 500 }), "server_error"],
  ["an error that isn't told", Response.json({ error: { code: "not_allowed" } }, { status: 403 }), "request_refused"],
  ["a handler without the route", new Response("", { status: 404 }), "request_refused"],
])("rejects %s", async (_, response, code) => {
  const client = createAutumnClient({ fetch: async () => response });
  expect(await codeOf(client.check?.(params))).toBe(code);
});

it("never asks Autumn without a customer, which would be the newest one", async () => {
  const fetch = vi.fn();
  const client = createAutumnApiClient({ token: secretKey, fetch });
  expect(await codeOf(client.check?.({ ...params, customerId: "" }))).toBe("invalid_params");
  expect(fetch).not.toHaveBeenCalled();
});
