import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseTrackParams } from "../../src/core/parseTrackParams";
import { type AutumnError, isAutumnError } from "../../src/index";
import { arbitraryTrackParams } from "./arbitraryTrackParams";

function errorOf(input: unknown): AutumnError {
  try {
    parseTrackParams(input);
  } catch (error) {
    if (isAutumnError(error)) return error;
    throw error;
  }
  throw new TypeError("it was accepted");
}

describe("the error", () => {
  it("says what is wrong and how to put it right", () => {
    const error = errorOf({ customerId: "cus_1", featureId: "messages", value: Number.NaN });

    expect(error.code).toBe("invalid_params");
    expect(error.message).toContain(
      "The event is not sent: value is NaN. Pass a number from -1e9 to 1e9, or leave it out.",
    );
    expect(error.issues).toEqual([
      { path: "value", what: "is NaN", fix: "Pass a number from -1e9 to 1e9, or leave it out." },
    ]);
  });

  it("counts what else is wrong", () => {
    const error = errorOf({ customerId: "", featureID: "messages", value: "2" });

    expect(error.message).toContain(
      'The event is not sent: customerId is "". Pass a string that isn\'t empty. (3 more: see issues)',
    );
    expect(error.issues?.map(({ path }) => path)).toEqual(["customerId", "value", "featureID", "featureId"]);
  });

  it("explains what a click handler passed by mistake", () => {
    expect(errorOf(new (class SyntheticEvent {})()).message).toContain(
      "The event is not sent: what was passed is [object Object]. Pass a plain object.",
    );
  });
});

it("takes no notice of what a page has put on the prototypes of all objects and strings", () => {
  const params = { customerId: "cus_1", featureId: "messages", properties: { from: "toolbar" } };
  Object.assign(Object.prototype, { added: () => "by the page" });
  Object.assign(String.prototype, { toJSON: () => "by the page" });
  try {
    expect(Object.entries(parseTrackParams(params))).toEqual(Object.entries(params));
  } finally {
    Reflect.deleteProperty(Object.prototype, "added");
    Reflect.deleteProperty(String.prototype, "toJSON");
  }
});

describe("any input", () => {
  it("comes back equal where it is valid", () => {
    fc.assert(
      fc.property(arbitraryTrackParams, (params) => {
        expect(parseTrackParams(params)).toEqual(params);
      }),
    );
  });

  it("survives JSON and a second parsing", () => {
    fc.assert(
      fc.property(arbitraryTrackParams, (params) => {
        const once = parseTrackParams(params);
        expect(parseTrackParams(JSON.parse(JSON.stringify(once)))).toEqual(JSON.parse(JSON.stringify(once)));
      }),
    );
  });

  it("throws nothing but an AutumnError", () => {
    const garbage = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withObjectString: true,
      withSet: true,
      withSparseArray: true,
      withTypedArray: true,
    });
    const nearly = fc
      .tuple(
        arbitraryTrackParams,
        fc.dictionary(fc.constantFrom("value", "properties", "lock", "customerId", "x"), garbage),
      )
      .map(([params, wrong]) => ({ ...params, ...wrong }));

    fc.assert(
      fc.property(fc.oneof(garbage, nearly, fc.dictionary(fc.string(), garbage)), (input) => {
        try {
          expect(Object.hasOwn(parseTrackParams(input), "customerId")).toBe(true);
        } catch (error) {
          expect(isAutumnError(error) && error.code).toBe("invalid_params");
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it("may be a proxy whose every trap throws", () => {
    const traps = [
      "get",
      "has",
      "ownKeys",
      "getOwnPropertyDescriptor",
      "getPrototypeOf",
      "isExtensible",
    ] as const satisfies (keyof ProxyHandler<object>)[];
    for (const trap of traps) {
      const hostile = new Proxy(
        { customerId: "cus_1", featureId: "messages" },
        {
          [trap]() {
            throw new Proxy(
              {},
              {
                get: () => {
                  throw new Error("again");
                },
              },
            );
          },
        },
      );
      for (const input of [
        hostile,
        { customerId: "cus_1", featureId: "messages", properties: hostile, lock: hostile },
      ]) {
        try {
          parseTrackParams(input);
        } catch (error) {
          expect(isAutumnError(error)).toBe(true);
        }
      }
    }
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(errorOf(proxy).code).toBe("invalid_params");
  });
});

it("does not look for the meaning of ten thousand unknown names", () => {
  const params = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`a${index}`, 0]));
  const { issues } = errorOf({ customerId: "ada", featureId: "messages", ...params });
  expect(issues?.length).toBeLessThan(100);
});
