import { expect, it } from "vitest";
import { runFuzz } from "../attack/runFuzz";

it("gives only documented answers to random requests, and lets through only what the policy allows", async () => {
  const { cases, letIn } = await runFuzz(1_000);
  expect(cases).toBe(1_000);
  expect(letIn).toBeGreaterThan(100);
}, 30_000);
