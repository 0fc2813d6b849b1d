import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { createView } from "../../src/react/createView";

const snapshot = fc.record({ a: fc.nat(1), b: fc.nat(1), c: fc.nat(1) });
const field = fc.constantFrom("a" as const, "b" as const, "c" as const);

it("changes exactly when a field changes that was read since it last did", () => {
  fc.assert(
    fc.property(snapshot, fc.array(fc.oneof(snapshot, field)), (initial, steps) => {
      let current = initial;
      const { getView } = createView(initial, () => current);
      let view = getView();
      /** The fields that were read of this view, and the values that they had. */
      let seen: Partial<typeof initial> = {};
      for (const step of steps) {
        if (typeof step === "string") {
          expect(view[step]).toBe(current[step]);
          seen[step] = current[step];
          continue;
        }
        current = step;
        const isOutdated = Object.entries(seen).some(([key, value]) => Reflect.get(current, key) !== value);
        const next = getView();
        expect(next !== view).toBe(isOutdated);
        if (isOutdated) seen = {};
        view = next;
      }
    }),
  );
});

it("stays the initial view while nothing that was read of it differs", () => {
  let current = { a: 1, b: 1 };
  const { getView, getInitialView } = createView({ a: 0, b: 0 }, () => current);
  const initial = getInitialView();
  expect(initial.a).toBe(0);
  current = { a: 0, b: 2 };

  expect(getView()).toBe(initial);
  expect(getView().b).toBe(2);

  current = { a: 1, b: 2 };
  expect(getView()).not.toBe(initial);
  expect(getInitialView()).toBe(initial);
});

it("has methods that never change, in front of the snapshot's", () => {
  const run = vi.fn();
  let current = { value: 0, run: vi.fn() };
  const { getView } = createView({ value: 0, run }, () => current);
  const view = getView();
  expect(view.run).toBe(run);

  current = { value: 1, run: vi.fn() };

  expect(getView()).toBe(view);
  expect({ ...view }).toEqual({ value: 1, run });
});
