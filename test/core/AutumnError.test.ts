import { expect, it } from "vitest";
import { AutumnError } from "../../src";

const page = (code: string) => `https://unpkg.com/autumn-react/docs/errors/${code}.md`;

it("ends its message with the address of its code's page", () => {
  expect(new AutumnError("timeout", "Too slow.").message).toBe(`Too slow.\nSee ${page("timeout")}`);
});

it("has the address in what a console prints", () => {
  const error = new AutumnError("timeout", "Too slow.");
  expect([String(error), error.stack]).toEqual([
    expect.stringContaining(page("timeout")),
    expect.stringContaining(page("timeout")),
  ]);
});

it("has one address, that of its own code, where its message comes from another error", () => {
  const { message } = new AutumnError("not_allowed", "Not this one.");
  expect(new AutumnError("not_allowed", message).message).toBe(message);
  expect(new AutumnError("outcome_unknown", `Now it is refused: ${message}`).message).toBe(
    `Now it is refused: Not this one.\nSee ${page("outcome_unknown")}`,
  );
});
