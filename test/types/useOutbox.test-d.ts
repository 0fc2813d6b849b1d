import { expectTypeOf, test } from "vitest";
import type { OutboxSnapshot, UseOutboxResult } from "../../src/index";

test("the outbox is its snapshot and three functions", () => {
  expectTypeOf<UseOutboxResult>().toExtend<OutboxSnapshot>();
  expectTypeOf<UseOutboxResult["flush"]>().toEqualTypeOf<(options?: { timeout?: number }) => Promise<boolean>>();
  expectTypeOf<UseOutboxResult["retry"]>().toEqualTypeOf<(id?: string) => void>();
  expectTypeOf<UseOutboxResult["discard"]>().toEqualTypeOf<(id?: string) => boolean>();
});
