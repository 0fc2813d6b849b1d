import { expect, test } from "vitest";
import { outcomeOfFailure } from "../../src/core/outcomeOfFailure";
import { AutumnError, type AutumnErrorCode } from "../../src/index";

test.each<[AutumnErrorCode, number | undefined, string]>([
  ["unauthorized", 401, "retry"],
  ["unauthorized", undefined, "retry"],
  ["rate_limited", 429, "retry"],
  ["request_refused", 403, "retry"],
  ["request_refused", 413, "retry"],
  ["request_refused", undefined, "retry"],
  ["secret_key_in_browser", undefined, "retry"],
  ["invalid_options", undefined, "retry"],
  ["request_refused", 408, "unknown"],
  ["server_error", 500, "unknown"],
  ["server_error", 502, "unknown"],
  ["server_error", 503, "unknown"],
  ["server_error", 504, "unknown"],
  ["server_error", undefined, "unknown"],
  ["network_error", undefined, "unknown"],
  ["timeout", undefined, "unknown"],
  ["aborted", undefined, "unknown"],
  ["invalid_response", 200, "unknown"],
])("after %s (%s) the events are %s", (code, status, outcome) => {
  expect(outcomeOfFailure(new AutumnError(code, "message", { status }))).toBe(outcome);
});

test.each([new TypeError("bug"), "text", null, undefined, { code: "unauthorized" }])(
  "after %o the events are unknown",
  (error) => {
    expect(outcomeOfFailure(error)).toBe("unknown");
  },
);

test("after a 503 that says when to come again the events are retry", () => {
  expect(outcomeOfFailure(new AutumnError("server_error", "message", { status: 503, retryAfter: 1_000 }))).toBe(
    "retry",
  );
});
