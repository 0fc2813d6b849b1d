import { expect, test } from "vitest";
import { createTestAutumn } from "../../src/testing";
import { post } from "./post";

const hour = 60 * 60 * 1000;
const start = Date.UTC(2026, 0, 1);

function create() {
  const autumn = createTestAutumn({
    features: { messages: { included: 100 } },
    customers: ["cus_1", "cus_2"],
    now: () => start,
  });
  const mint = async (body: object = {}) => (await post(autumn, "keys.mint", { customer_id: "cus_1", ...body })).body;
  const withToken = (token: string, route: string, body: unknown = { feature_id: "messages" }) =>
    post(autumn, route, body, { authorization: `Bearer ${token}` });
  return { autumn, mint, withToken };
}

test("mints an access token for an hour and a refresh token for a day", async () => {
  const { autumn, mint, withToken } = create();
  const { access_token, refresh_token, expires_at, refresh_expires_at } = await mint();
  expect([expires_at, refresh_expires_at]).toEqual([start + hour, start + 24 * hour]);
  autumn.advance(hour - 1);
  expect((await withToken(access_token, "balances.track")).status).toBe(200);
  autumn.advance(1);
  expect(await withToken(access_token, "balances.track")).toMatchObject({
    status: 401,
    body: { code: "invalid_request", message: "Invalid or expired customer token" },
  });
  autumn.advance(23 * hour - 1);
  const refreshed = await withToken(refresh_token, "keys.refresh");
  expect(refreshed).toMatchObject({ status: 200, body: { expires_at: start + 25 * hour - 1_000 } });
  expect((await withToken(refreshed.body.access_token, "balances.track")).status).toBe(200);
  autumn.advance(1);
  expect((await withToken(refresh_token, "keys.refresh")).status).toBe(401);
});

test("tokens are JSON Web Tokens that say whose they are", async () => {
  const { access_token } = await create().mint();
  const [prefix, header, payload] = /^(am_jwt_)([\w-]+)\.([\w-]+)\.[\w-]{43}$/.exec(access_token)?.slice(1) ?? [];
  expect(prefix).toBe("am_jwt_");
  expect(JSON.parse(atob(String(header)))).toEqual({ alg: "HS256" });
  expect(JSON.parse(atob(String(payload)))).toMatchObject({ sub: "cus_1", aud: "autumn-api", gen: 1, epo: 0 });
});

test("an indefinite token ends only by revocation", async () => {
  const { autumn, mint, withToken } = create();
  const { access_token, ...rest } = await mint({ indefinite: true });
  expect(rest).toEqual({ expires_at: null });
  autumn.advance(365 * 24 * hour);
  expect((await withToken(access_token, "balances.check")).status).toBe(200);
  await post(autumn, "keys.revoke", { customer_id: "cus_1" });
  expect((await withToken(access_token, "balances.check")).body.message).toBe("Customer token revoked");
});

test("every change of a token is noticed, and so is another customer's name in it", async () => {
  const { mint, withToken } = create();
  const { access_token } = await mint();
  const [header, payload, signed] = access_token.split(".");
  const forged = btoa(JSON.stringify({ ...JSON.parse(atob(payload)), sub: "cus_2" })).replace(/=+$/, "");
  for (const token of [
    `${header}.${forged}.${signed}`,
    `${header}.${payload}.`,
    access_token.slice(0, -1),
    `${access_token}a`,
  ]) {
    expect((await withToken(token, "balances.track")).status).toBe(401);
  }
});

test("an access token works for its customer and a few routes only", async () => {
  const { autumn, mint, withToken } = create();
  const { access_token, refresh_token } = await mint();
  for (const route of ["track", "balances.track", "check", "balances.check", "customers.get"]) {
    expect(
      (await withToken(access_token, route, { customer_id: "cus_2", feature_id: "messages" })).body,
    ).toHaveProperty(route === "customers.get" ? "id" : "customer_id", "cus_1");
  }
  for (const route of [
    "balances.finalize",
    "balances.batch_track",
    "customers.get_or_create",
    "entities.create",
    "keys.mint",
    "keys.refresh",
  ]) {
    expect((await withToken(access_token, route)).status).toBe(403);
  }
  expect((await withToken(refresh_token, "balances.track")).status).toBe(403);
  expect(autumn.events.map(({ customerId }) => customerId)).toEqual(["cus_1", "cus_1"]);
});

test("the refresh token before the current one gives the same generation again", async () => {
  const { mint, withToken } = create();
  const { refresh_token: first } = await mint();
  const { body: second } = await withToken(first, "keys.refresh");
  const { body: again } = await withToken(first, "keys.refresh");
  expect(again.refresh_token).toBe(second.refresh_token);
  expect((await withToken(second.refresh_token, "keys.refresh")).status).toBe(200);
  expect((await withToken(first, "keys.refresh")).body.message).toBe("Refresh token reuse detected");
  expect((await withToken(second.access_token, "balances.track")).body.message).toBe("Customer token revoked");
});

test("generations are per customer", async () => {
  const { autumn, mint, withToken } = create();
  const { refresh_token } = await mint();
  for (let other = 0; other < 3; other++) await post(autumn, "keys.mint", { customer_id: "cus_2" });
  expect((await withToken(refresh_token, "keys.refresh")).status).toBe(200);
});

test("hands out a token without a request", async () => {
  const { autumn, withToken } = create();
  expect((await withToken(autumn.token("cus_2"), "balances.track")).body.customer_id).toBe("cus_2");
  expect(() => autumn.token("cus_3")).toThrow(expect.objectContaining({ code: "customer_not_found" }));
});

test("a token of another Autumn's customer is no longer valid", async () => {
  const { withToken } = create();
  const other = createTestAutumn({ features: {}, customers: ["nobody here"] });
  expect((await withToken(other.token("nobody here"), "balances.track")).body.message).toBe(
    "Customer token is no longer valid",
  );
});
