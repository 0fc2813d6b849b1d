import fc from "fast-check";
import { createAutumnHandler } from "../../src/server";
import { breachOf } from "./breachOf";
import { policy } from "./policy";

const secretKey = "am_sk_test_5e3c9a7b1d";

const outcomes = ["delivered", "duplicate", "rejected", "retry", "unknown", "customer_mismatch"];

const codes: Record<number, string[]> = {
  200: [
    "invalid_params",
    "not_allowed",
    "insufficient_balance",
    "feature_not_found",
    "event_not_found",
    "entity_not_found",
    "customer_mismatch",
    "network_error",
    "server_error",
  ],
  400: ["request_refused", "invalid_params"],
  403: ["request_refused", "not_allowed", "customer_mismatch"],
  404: ["request_refused"],
  405: ["request_refused"],
  413: ["request_refused"],
  415: ["request_refused"],
};

/** Statuses of all answers, and how many events went on to Autumn. */
export type FuzzReport = { cases: number; letIn: number; statuses: Record<number, number> };

/**
 * Sends so many random requests to a handler for which `ada` is signed in. Throws, with the smallest example, where an
 * answer is none of those that are documented, or where a call to Autumn breaks the policy.
 */
export async function runFuzz(cases: number): Promise<FuzzReport> {
  const report: FuzzReport = { cases: 0, letIn: 0, statuses: {} };
  let answerOfAutumn: () => Response = () => Response.json({ customer_id: "ada", value: 1, balance: null });

  const handler = createAutumnHandler({
    secretKey,
    identify: () => ({ customerId: "ada", entityId: "desk" }),
    allow: policy,
    onError: ({ message }, { step }) => {
      if (step !== "autumn") throw new Error(`${step}: ${message}`);
    },
    fetch: async (input, init) => {
      const isCreation = String(input).endsWith("/customers.get_or_create");
      const breach = isCreation ? undefined : breachOf(String(input), init, secretKey);
      if (breach) breaches.push(breach);
      report.letIn++;
      return answerOfAutumn();
    },
  });
  const breaches: string[] = [];

  async function attempt(body: BodyInit, init: RequestInit = {}, path = "/api/autumn/track") {
    const headers = { "content-type": "application/json" };
    const request = new Request(`https://app.example.com${path}`, { method: "POST", headers, ...init, body });
    const response = await handler(request);
    const { status } = response;
    const text = await response.text();
    report.cases++;
    report.statuses[status] = (report.statuses[status] ?? 0) + 1;
    if (text.includes(secretKey)) throw new Error("the secret key is in the answer");
    if (breaches.length > 0) throw new Error(breaches.splice(0).join());
    const known = codes[status];
    if (!known) throw new Error(`status ${status}: ${text}`);
    const answer = JSON.parse(text);
    const { results = [] } = answer;
    const errors = status === 200 ? results.map(({ error }: { error?: unknown }) => error) : [answer.error];
    for (const error of errors) {
      if (error && !known.includes(error.code)) throw new Error(`status ${status}, code ${error.code}`);
    }
    if (status !== 200) return;
    if (answer.v !== 1 || typeof answer.now !== "number") throw new Error(text);
    if (path.endsWith("/balance") && answer.balance !== null) throw new Error(text);
    for (const { id, outcome } of results) {
      if (!outcomes.includes(outcome) || !/^[0-9a-f-]{36}$/.test(id)) throw new Error(text);
    }
  }

  const anyJson = fc.jsonValue({ maxDepth: 4 });
  const orJunk = <T>(value: fc.Arbitrary<T>) =>
    fc.oneof({ weight: 19, arbitrary: value }, { weight: 1, arbitrary: anyJson });
  const common = {
    customerId: orJunk(fc.constant("ada")),
    value: orJunk(fc.oneof(fc.constantFrom(0, 1, -1, 5), fc.double({ min: -2, max: 6, noNaN: true }))),
    properties: orJunk(fc.dictionary(fc.string(), anyJson, { maxKeys: 3 })),
  };
  const entityId = orJunk(fc.constantFrom("desk", "throne"));
  const timestamp = orJunk(fc.integer({ min: 1_000_000_000_000, max: 3_000_000_000_000 }));
  const record = <T>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }, required: string) =>
    fc.record({ ...fields, ...common }, { requiredKeys: ["customerId", required as never] }) as fc.Arbitrary<object>;
  const likely = fc.oneof(
    record({ featureId: orJunk(fc.constant("messages")) }, "featureId"),
    record({ featureId: fc.constant("seats"), entityId }, "featureId"),
    record({ eventName: orJunk(fc.constant("message-sent")), timestamp }, "eventName"),
    record(
      { featureId: fc.constantFrom("secrets", "constructor"), eventName: fc.string(), entityId, timestamp },
      "featureId",
    ),
    record(
      {
        featureId: fc.constant("messages"),
        overageBehavior: fc.constantFrom("cap", "overflow"),
        async: fc.boolean(),
        lock: anyJson,
      },
      "featureId",
    ),
    record({ featureId: fc.constant("messages"), ["__proto__"]: anyJson }, "featureId"),
  );
  const event = fc.record({ id: orJunk(fc.uuid()), age: orJunk(fc.nat(7 * 24 * 3_600_000)), params: orJunk(likely) });
  const good = fc.record({ id: fc.uuid(), age: fc.nat(7 * 24 * 3_600_000), params: likely });
  const track = (events: unknown) => attempt(JSON.stringify({ v: 1, events }));
  const check = <T>(share: number, arbitrary: fc.Arbitrary<T>, property: (value: T) => Promise<void>) =>
    fc.assert(fc.asyncProperty(arbitrary, property), { numRuns: Math.ceil(cases * share) });

  await check(0.15, fc.uint8Array({ maxLength: 2_000 }), (bytes) => attempt(bytes as Uint8Array<ArrayBuffer>));
  await check(0.15, anyJson, (value) => attempt(JSON.stringify(value)));
  await check(
    0.1,
    fc.record({ v: orJunk(fc.constant(1)), events: orJunk(fc.array(event, { maxLength: 4 })) }),
    (body) => attempt(JSON.stringify(body)),
  );
  await check(0.3, fc.array(good, { maxLength: 4 }), track);
  const look = fc.record(
    {
      v: orJunk(fc.constant(1)),
      customerId: orJunk(fc.constantFrom("ada", "bob")),
      featureId: orJunk(fc.constantFrom("messages", "seats", "secrets", "message-sent", "constructor", "__proto__")),
      entityId,
      ["__proto__"]: anyJson,
    },
    { requiredKeys: ["v", "featureId"] },
  );
  await check(0.1, look, (body) => attempt(JSON.stringify(body), {}, "/api/autumn/balance"));
  const headers = fc.dictionary(
    fc.constantFrom("content-type", "origin", "sec-fetch-site", "host", "content-length", "content-encoding"),
    fc.oneof(fc.constantFrom("application/json", "null", "same-origin", "https://app.example.com"), fc.string()),
  );
  const methods = fc.constantFrom("POST", "PUT", "PATCH", "DELETE");
  await check(0.1, fc.tuple(methods, headers, fc.webPath(), good), async ([method, fields, path, one]) => {
    const valid = Object.entries(fields).filter(([, value]) => /^[!-~]([ -~]*[!-~])?$/.test(value));
    await attempt(JSON.stringify({ v: 1, events: [one] }), { method, headers: valid }, `${path}/track`);
  });
  const autumns = fc.tuple(
    fc.constantFrom(200, 202, 302, 400, 401, 404, 409, 429, 500, 503),
    fc.oneof(
      anyJson.map((json) => JSON.stringify(json)),
      fc.string(),
    ),
  );
  await check(0.1, autumns, async ([status, text]) => {
    answerOfAutumn = () => new Response(text, { status });
    await track([{ id: crypto.randomUUID(), age: 0, params: { customerId: "ada", featureId: "messages" } }]);
  });
  return report;
}
