import type { TestAutumn } from "../src/testing";

export function withControl(autumn: TestAutumn): TestAutumn["fetch"];

export function applyCondition(
  autumn: TestAutumn,
  phase: "begin" | "end",
  condition: Record<string, unknown>,
): Promise<void>;
