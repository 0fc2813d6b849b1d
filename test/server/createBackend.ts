import { expect } from "vitest";
import type { TrackParams } from "../../src/core/TrackParams";
import { type AutumnHandlerOptions, createAutumnHandler } from "../../src/server";
import { createTestAutumn } from "../../src/testing";

export const secretKey = "am_sk_test_stays_on_the_server";
export const address = "https://app.example.com/api/autumn/track";

type Result = { id: string; outcome: string; response?: unknown; error?: { code: string; message: string } };

type Call = { url: string; headers: Record<string, string>; body: Record<string, unknown> };

/** An event as the client of this package would send it. */
export function eventOf(params: Record<string, unknown>, { id = crypto.randomUUID() as string, age = 0 } = {}) {
  return { id, age, params };
}

export const oneMessage: TrackParams = { customerId: "ada", featureId: "messages" };

/**
 * A handler in front of an Autumn in memory. Whoever the header x-user names is signed in. Each answer is searched for the
 * secret key; what reaches Autumn is listed in `calls`.
 */
export function createBackend(options: Partial<AutumnHandlerOptions> = {}) {
  const autumn = createTestAutumn({
    features: {
      messages: { included: 100, eventNames: ["message-sent"] },
      seats: { included: 5, consumable: false },
    },
    customers: [{ id: "ada", entities: [{ id: "desk", featureId: "seats" }] }, "bob"],
  });
  const calls: Call[] = [];
  const errors: { message: string; code: string; cause?: unknown; step: string }[] = [];

  const handler = createAutumnHandler({
    secretKey,
    identify: (request) => {
      const customerId = request.headers.get("x-user");
      return customerId === null ? null : { customerId };
    },
    allow: { features: { messages: true }, events: { "message-sent": { max: 5 } } },
    onError: (error, { step }) => errors.push({ message: error.message, code: error.code, cause: error.cause, step }),
    ...options,
    fetch: (input, init) => {
      calls.push({
        url: String(input),
        headers: Object.fromEntries(new Headers(init?.headers)),
        body: JSON.parse(String(init?.body)),
      });
      return (options.fetch ?? autumn.fetch)(input, init);
    },
  });

  async function send(init: RequestInit & { url?: string; body?: BodyInit; duplex?: "half" } = {}) {
    const { url = address, headers, ...rest } = init;
    const request = new Request(url, {
      method: "POST",
      headers: { "content-type": "application/json", "x-user": "ada", ...(headers as Record<string, string>) },
      ...rest,
    });
    const response = await handler(request);
    const text = await response.text();
    expect(text + JSON.stringify([...response.headers])).not.toContain(secretKey);
    return { status: response.status, headers: response.headers, json: text === "" ? undefined : JSON.parse(text) };
  }

  /** The results of a request with these events, and the handler's clock; fails unless they are answered one by one. */
  async function track(events: { id: string; age: number; params: unknown }[], headers: Record<string, string> = {}) {
    const { status, json } = await send({ body: JSON.stringify({ v: 1, events }), headers });
    expect(json).toEqual({ v: 1, now: expect.any(Number), results: expect.any(Array) });
    expect(status).toBe(200);
    expect(json.results.map(({ id }: Result) => id)).toEqual(events.map(({ id }) => id));
    return json.results as Result[];
  }

  /** The result of one event. */
  async function trackOne(params: Record<string, unknown>, about: { id?: string; age?: number } = {}) {
    const [result] = await track([eventOf(params, about)]);
    if (!result) throw new Error("no result");
    return result;
  }

  return { autumn, handler, calls, errors, send, track, trackOne };
}
