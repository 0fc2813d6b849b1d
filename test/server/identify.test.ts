import { afterEach, describe, expect, it, vi } from "vitest";
import type { AutumnHandlerOptions } from "../../src/server";
import { createBackend, eventOf, oneMessage } from "./createBackend";

const body = JSON.stringify({ v: 1, events: [eventOf(oneMessage)] });

afterEach(() => {
  vi.useRealTimers();
});

describe("identify", () => {
  it.each([null, undefined])("that gives %o answers 401, so that the events wait for a login", async (nobody) => {
    const { send, calls, errors } = createBackend({ identify: () => nobody as null });
    const { status, json } = await send({ body });
    expect([status, json.error.code]).toEqual([401, "unauthorized"]);
    expect([calls, errors]).toEqual([[], []]);
  });

  const unusable: [string, unknown][] = [
    ["an empty customerId", { customerId: "" }],
    ["a blank customerId", { customerId: " \n" }],
    ["null as customerId", { customerId: null }],
    ["no customerId", {}],
    ["a number as customerId", { customerId: 7 }],
    ["a list as customerId", { customerId: ["ada"] }],
    ["a string for a customer", "ada"],
    ["true for a customer", true],
    ["a number as entityId", { customerId: "ada", entityId: 7 }],
    ["an object as name", { customerId: "ada", name: {} }],
    ["a list as email", { customerId: "ada", email: ["a@b.c"] }],
  ];
  it.each(unusable)("that gives %s sends nothing, answers 503 and tells the app", async (_name, customer) => {
    const identify = (() => customer) as AutumnHandlerOptions["identify"];
    const { send, calls, errors } = createBackend({ identify });
    const { status, json } = await send({ body });
    expect([status, json.error.code]).toEqual([503, "server_error"]);
    expect(calls).toEqual([]);
    expect(errors).toMatchObject([{ step: "identify", code: "server_error" }]);
  });

  it("that throws answers 503 without its words, and tells the app why", async () => {
    const cause = new Error("session am_sk_live_other expired");
    const { send, errors } = createBackend({ identify: () => Promise.reject(cause) });
    const { status, json } = await send({ body });
    expect(status).toBe(503);
    expect(JSON.stringify(json)).not.toContain("session");
    expect(errors).toMatchObject([{ step: "identify", cause }]);
  });

  it("that throws where it is called, not where it is awaited, answers 503 as well", async () => {
    const identify = () => {
      throw new Error("no session store");
    };
    expect((await createBackend({ identify }).send({ body })).status).toBe(503);
  });

  it("that never answers is not waited for", async () => {
    vi.useFakeTimers();
    const { send, errors } = createBackend({ identify: () => new Promise(() => {}) });
    const answer = send({ body });
    await vi.advanceTimersByTimeAsync(8_000);
    expect((await answer).status).toBe(503);
    expect(errors[0]?.message).toMatch(/not answer in time/);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("is asked before the body is read, once", async () => {
    let asked = 0;
    const identify: AutumnHandlerOptions["identify"] = ({ bodyUsed }) => {
      asked++;
      expect(bodyUsed).toBe(false);
      return { customerId: "ada" };
    };
    const { track } = createBackend({ identify });
    await track([eventOf(oneMessage), eventOf(oneMessage)]);
    expect(asked).toBe(1);
  });

  it("that reads the body is told to read a clone", async () => {
    const identify: AutumnHandlerOptions["identify"] = async (request) => ({ customerId: await request.text() });
    const { send, errors } = createBackend({ identify });
    expect((await send({ body })).status).toBe(503);
    expect(errors[0]?.message).toMatch(/request\.clone\(\)/);
  });

  it("may read a clone", async () => {
    const identify: AutumnHandlerOptions["identify"] = async (request) => {
      const { events } = await request.clone().json();
      return { customerId: events[0].params.customerId };
    };
    expect((await createBackend({ identify }).trackOne(oneMessage)).outcome).toBe("delivered");
  });

  it.each([
    [
      "throws",
      () => {
        throw new Error("log down");
      },
    ],
    // A rejection that nobody handles fails the run, as it would end the app's process.
    ["rejects", () => Promise.reject(new Error("log down"))],
  ])("may be reported to an onError that %s", async (_name, onError) => {
    expect((await createBackend({ identify: () => ({ customerId: "" }), onError }).send({ body })).status).toBe(503);
  });

  it("is reported to the console without the error's own words where there is no onError", async () => {
    const printed = vi.spyOn(console, "error").mockImplementation(() => {});
    const identify = () => Promise.reject(new Error("token eyJhbGciOi"));
    await createBackend({ identify, onError: undefined }).send({ body });
    expect(printed.mock.calls).toEqual([
      [expect.stringMatching(/^\[autumn-react\] identify threw.*\nSee http.*\n.*onError/)],
    ]);
    expect(printed.mock.calls.join()).not.toContain("eyJ");
    printed.mockRestore();
  });
});
