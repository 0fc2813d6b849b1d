import { describe, expect, it, test } from "vitest";
import { parseTrackParams } from "../../src/core/parseTrackParams";
import { isAutumnError, type TrackParams } from "../../src/index";

function propertiesOf(properties: unknown): TrackParams["properties"] {
  return parseTrackParams({ customerId: "cus_1", featureId: "messages", properties }).properties;
}

function issuesOf(properties: unknown): string[] {
  try {
    propertiesOf(properties);
    return [];
  } catch (error) {
    if (!isAutumnError(error)) throw error;
    return (error.issues ?? []).map(({ path, what }) => `${path} ${what}`);
  }
}

describe("a snapshot of properties", () => {
  it("doesn't follow later changes", () => {
    const properties = { list: [1] };
    const snapshot = propertiesOf(properties);
    properties.list.push(2);

    expect(snapshot).toEqual({ list: [1] });
  });

  it("writes dates as ISO strings, and whatever else has a toJSON as it says", () => {
    expect(propertiesOf({ at: new Date(0), url: new URL("https://example.com/a") })).toEqual({
      at: "1970-01-01T00:00:00.000Z",
      url: "https://example.com/a",
    });
  });

  it("leaves out undefined members, and keeps the places of a list", () => {
    expect(propertiesOf({ gone: undefined, list: [undefined, 1], inner: { gone: undefined } })).toEqual({
      list: [null, 1],
      inner: {},
    });
  });

  it("takes an instance of a class for its members, and writes -0 as 0", () => {
    class Size {
      width = -0;
    }

    expect(propertiesOf({ size: new Size() })).toStrictEqual({ size: { width: 0 } });
  });

  it("takes the same object twice where it isn't circular", () => {
    const shared = { a: 1 };

    expect(propertiesOf({ one: shared, two: [shared, shared] })).toEqual({ one: { a: 1 }, two: [{ a: 1 }, { a: 1 }] });
  });

  it("reads each getter once", () => {
    let reads = 0;
    const properties = {
      get count() {
        reads += 1;
        return reads;
      },
    };

    expect(propertiesOf(properties)).toEqual({ count: 1 });
    expect(reads).toBe(1);
  });
});

describe("what JSON can't hold", () => {
  const circular: Record<string, unknown> = { name: "c" };
  circular.self = { back: [circular] };

  test.each([
    ["a function", { a: { b: () => {} } }, "properties.a.b is [object Function]"],
    ["a symbol", { a: [1, Symbol("s")] }, "properties.a.1 is Symbol(s)"],
    ["a BigInt", { total: 10n }, "properties.total is 10"],
    ["NaN", { ratio: Number.NaN }, "properties.ratio is NaN"],
    ["an infinite number", { a: [[Number.NEGATIVE_INFINITY]] }, "properties.a.0.0 is -Infinity"],
    ["a Map, which JSON would empty", { seen: new Map([["a", 1]]) }, "properties.seen is [object Map]"],
    ["a list of bytes", { file: new Uint8Array(2) }, "properties.file is [object Uint8Array]"],
    ["a buffer", { file: new ArrayBuffer(2) }, "properties.file is [object ArrayBuffer]"],
    ["a number in an object", { total: Object(5) }, "properties.total is [object Number]"],
    ["what has a toJSON that gives nothing", { a: { toJSON: () => null } }, "properties.a is [object Object]"],
    ["a date that isn't valid", { at: new Date("soon") }, "properties.at is [object Date]"],
    ["a circle", circular, "properties.self.back.0 contains itself"],
  ])("refuses %s and says where it is", (_, properties, issue) => {
    expect(issuesOf(properties)).toEqual([issue]);
  });

  it("names every place", () => {
    expect(issuesOf({ a: () => {}, b: { c: 1, d: Number.NaN }, e: 1n, f: "fine" })).toEqual([
      "properties.a is [object Function]",
      "properties.b.d is NaN",
      "properties.e is 1",
    ]);
  });

  it("refuses properties that have a toJSON themselves: they may be no object then", () => {
    expect(issuesOf({ toJSON: () => ({ a: 1 }) })).toEqual(["properties.toJSON is [object Function]"]);
  });

  it("refuses what can't be read", () => {
    const throwing = {
      get secret(): never {
        throw new Error("no");
      },
    };

    expect(issuesOf({ throwing })).toEqual(["properties can't be read (a getter threw)"]);
  });

  it("refuses what is nested more than 32 deep, however deep it is", () => {
    const nested = (levels: number) => {
      let inner: Record<string, unknown> = { leaf: 1 };
      for (let level = 1; level < levels; level++) inner = { inner };
      return inner;
    };

    expect(issuesOf(nested(32))).toEqual([]);
    expect(issuesOf(nested(33))).toEqual([`properties${".inner".repeat(32)} is nested more than 32 deep`]);
    expect(issuesOf(nested(100_000))).toHaveLength(1);
  });

  it("refuses the name __proto__, and takes constructor for a name", () => {
    expect(issuesOf(JSON.parse('{ "a": { "__proto__": { "polluted": true } } }'))).toEqual([
      "properties.a.__proto__ is JavaScript's own",
    ]);
    expect(propertiesOf({ constructor: 1, toString: "x" })).toEqual({ constructor: 1, toString: "x" });
  });
});

describe("the size of properties", () => {
  /** `{"text":"…"}` is 11 bytes around the text. */
  const sized = (text: string) => ({ text });

  test.each([
    ["ASCII", "x".repeat(16_384 - 11), "x"],
    ["two-byte letters", `x${"é".repeat((16_384 - 12) / 2)}`, "é"],
    ["three-byte letters", `x${"€".repeat((16_384 - 13) / 3)}x`, "€"],
    ["four-byte letters", `x${"😀".repeat((16_384 - 12) / 4)}`, "😀"],
  ])("is at most 16,384 bytes of UTF-8 in %s", (_, text, more) => {
    expect(new TextEncoder().encode(JSON.stringify(sized(text)))).toHaveLength(16_384);
    expect(issuesOf(sized(text))).toEqual([]);
    expect(issuesOf(sized(text + more))[0]).toMatch(/^properties takes \d+ bytes as JSON$/);
  });
});
