import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { outcomeOfAutumnAnswer } from "../../src/core/outcomeOfAutumnAnswer";

const hour = 3_600_000;

/** An error as Autumn writes it. */
function error(code: string) {
  return { message: `internal text about ${code}`, code, env: "sandbox" };
}

describe("what Autumn's answer means", () => {
  test.each([200, 202])("a %i with a tracked event is a delivery", (status) => {
    expect(outcomeOfAutumnAnswer(status, { customer_id: "cus_1", value: 1, balance: null }, 0)).toEqual({
      outcome: "delivered",
      response: { customerId: "cus_1", value: 1, balance: null },
    });
  });

  test.each<[number, string, string, string]>([
    [400, "invalid_inputs", "rejected", "invalid_params"],
    [400, "insufficient_balance", "rejected", "insufficient_balance"],
    [404, "feature_not_found", "rejected", "feature_not_found"],
    [404, "invalid_request", "rejected", "event_not_found"],
    [404, "customer_not_found", "retry", "customer_not_found"],
    [409, "lock_already_exists", "rejected", "invalid_params"],
    [400, "invalid_request", "retry", "request_refused"],
    [400, "invalid_api_version", "retry", "request_refused"],
    [401, "invalid_request", "retry", "unauthorized"],
    [401, "invalid_secret_key", "retry", "unauthorized"],
    [401, "no_auth_header", "retry", "unauthorized"],
    [403, "invalid_request", "retry", "request_refused"],
    [409, "something_new", "retry", "request_refused"],
    [429, "rate_limit_exceeded", "retry", "rate_limited"],
    [500, "internal_error", "unknown", "server_error"],
    [500, "feature_not_found", "unknown", "server_error"],
    [503, "service_unavailable", "retry", "server_error"],
    [503, "internal_error", "retry", "server_error"],
  ])("%i %s is %s: %s", (status, code, outcome, ours) => {
    const result = outcomeOfAutumnAnswer(status, error(code), hour);

    expect(result).toEqual({ outcome, error: { code: ours, message: expect.any(String) } });
    expect(result.error?.message).not.toContain("internal text");
  });

  it("409 duplicate_idempotency_key is a duplicate", () => {
    expect(outcomeOfAutumnAnswer(409, error("duplicate_idempotency_key"), 0)).toEqual({ outcome: "duplicate" });
  });

  it("404 entity_not_found is waited for, for an hour", () => {
    expect(outcomeOfAutumnAnswer(404, error("entity_not_found"), hour - 1).outcome).toBe("retry");
    expect(outcomeOfAutumnAnswer(404, error("entity_not_found"), hour).outcome).toBe("rejected");
  });

  test.each<[number, unknown, string, string]>([
    [200, undefined, "unknown", "invalid_response"],
    [200, { customer_id: "cus_1" }, "unknown", "invalid_response"],
    [200, { customerId: "cus_1", value: 1, balance: null }, "unknown", "invalid_response"],
    [201, { customer_id: "cus_1", value: 1, balance: null }, "unknown", "invalid_response"],
    [204, undefined, "unknown", "invalid_response"],
    [0, undefined, "retry", "request_refused"],
    [302, undefined, "retry", "request_refused"],
    [404, undefined, "retry", "request_refused"],
    [404, "<html>", "retry", "request_refused"],
    [408, undefined, "unknown", "request_refused"],
    [429, "too many", "retry", "rate_limited"],
    [502, "<html>", "unknown", "server_error"],
    [504, undefined, "unknown", "server_error"],
    [555, undefined, "unknown", "server_error"],
  ])("%i with %o is %s: %s", (status, body, outcome, code) => {
    expect(outcomeOfAutumnAnswer(status, body, hour)).toMatchObject({ outcome, error: { code } });
  });

  it("is never an exception, whatever the answer", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), fc.oneof(fc.jsonValue(), fc.anything()), (status, body) => {
        const { outcome, response } = outcomeOfAutumnAnswer(status, body, 0);
        expect(["delivered", "duplicate", "rejected", "retry", "unknown"]).toContain(outcome);
        expect(response !== undefined).toBe(outcome === "delivered");
      }),
    );
  });

  test("a 503 that is a proxy's, not Autumn's, leaves open whether the event is counted", () => {
    expect(outcomeOfAutumnAnswer(503, undefined, hour).outcome).toBe("unknown");
    expect(outcomeOfAutumnAnswer(503, { message: "no healthy upstream" }, hour).outcome).toBe("unknown");
  });
});
