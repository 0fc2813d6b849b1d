import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeTrackInput } from "../../src/core/mergeTrackInput";
import { parseTrackParams } from "../../src/core/parseTrackParams";
import { isAutumnError, type TrackInput } from "../../src/index";
import { arbitraryTrackParams } from "./arbitraryTrackParams";

/** A part of valid params, as a provider, a hook or a call gives it. */
const arbitraryInput = fc
  .tuple(arbitraryTrackParams, fc.subarray(["customerId", "featureId", "eventName", "value", "properties", "entityId"]))
  .map(
    ([params, kept]) => Object.fromEntries(Object.entries(params).filter(([key]) => kept.includes(key))) as TrackInput,
  );

describe("merging defaults", () => {
  it("lets the later layer win", () => {
    expect(
      mergeTrackInput(
        { customerId: "cus_1", value: 1 },
        { featureId: "messages", value: 2, overageBehavior: "cap" },
        { value: 3 },
      ),
    ).toEqual({ customerId: "cus_1", featureId: "messages", value: 3, overageBehavior: "cap" });
  });

  it("merges properties key by key", () => {
    const layers = [{ properties: { a: 1, b: 1, list: [1, 2] } }, { value: 1 }, { properties: { b: 2, list: [3] } }];

    expect(mergeTrackInput(...layers).properties).toEqual({ a: 1, b: 2, list: [3] });
    expect(layers[0]?.properties).toEqual({ a: 1, b: 1, list: [1, 2] });
  });

  it("replaces an eventName by a later featureId and the other way round", () => {
    expect(mergeTrackInput({ eventName: "message-sent", value: 2 }, { featureId: "messages" })).toEqual({
      featureId: "messages",
      value: 2,
    });
    expect(mergeTrackInput({ featureId: "messages" }, {}, { eventName: "message-sent" })).toEqual({
      eventName: "message-sent",
    });
  });

  it("keeps both names where one layer gives both, for the schema to refuse", () => {
    const both = { featureId: "messages", eventName: "message-sent" } as unknown as TrackInput;

    expect(mergeTrackInput({ customerId: "cus_1" }, both)).toEqual({ customerId: "cus_1", ...both });
  });

  it("doesn't let undefined erase anything", () => {
    expect(
      mergeTrackInput(
        { customerId: "cus_1", featureId: "messages", value: 2, properties: { a: 1 } },
        { customerId: undefined, eventName: undefined, value: undefined, properties: { a: undefined } },
        undefined,
        { properties: undefined },
      ),
    ).toEqual({ customerId: "cus_1", featureId: "messages", value: 2, properties: { a: 1 } });
  });

  it("lets falsy values through", () => {
    expect(mergeTrackInput({ value: 5, async: true }, { value: 0, async: false })).toEqual({ value: 0, async: false });
  });

  it("replaces properties that aren't an object, so that the schema can refuse them", () => {
    const wrong = { properties: "text" } as unknown as TrackInput;

    expect(mergeTrackInput({ properties: { a: 1 } }, wrong)).toEqual(wrong);
    expect(mergeTrackInput(wrong, { properties: { a: 1 } })).toEqual({ properties: { a: 1 } });
  });

  it("hands on what is no object, so that the schema can refuse it", () => {
    for (const wrong of ["messages", 5, null, [], new Date(), () => {}]) {
      const merged = mergeTrackInput({ customerId: "cus_1", featureId: "messages" }, wrong as unknown as TrackInput);
      expect(() => parseTrackParams(merged)).toThrow("Pass a plain object");
    }
  });

  it("takes a __proto__ key for a key", () => {
    const hostile = JSON.parse('{ "__proto__": { "value": 5 }, "properties": { "__proto__": { "x": 1 } } }');
    const merged = mergeTrackInput({ customerId: "cus_1", featureId: "messages", properties: { a: 1 } }, hostile);

    expect(merged.value).toBeUndefined();
    expect(() => parseTrackParams(merged)).toThrow(
      expect.objectContaining({
        issues: [
          expect.objectContaining({ path: "properties.__proto__" }),
          expect.objectContaining({ path: "__proto__", what: "isn't a known field" }),
        ],
      }),
    );
  });
});

describe("for any layers", () => {
  it("an empty layer changes nothing, wherever it stands", () => {
    fc.assert(
      fc.property(arbitraryInput, arbitraryInput, (first, second) => {
        const merged = mergeTrackInput(first, second);
        expect(mergeTrackInput({}, first, second)).toEqual(merged);
        expect(mergeTrackInput(first, {}, second)).toEqual(merged);
        expect(mergeTrackInput(first, second, {})).toEqual(merged);
      }),
    );
  });

  it("merging in steps is merging at once", () => {
    fc.assert(
      fc.property(arbitraryInput, arbitraryInput, arbitraryInput, (first, second, third) => {
        const merged = mergeTrackInput(first, second, third);
        expect(mergeTrackInput(mergeTrackInput(first, second), third)).toEqual(merged);
        expect(mergeTrackInput(first, mergeTrackInput(second, third))).toEqual(merged);
      }),
    );
  });

  it("merging twice is merging once", () => {
    fc.assert(
      fc.property(arbitraryInput, (input) => {
        expect(mergeTrackInput(input, input)).toEqual(mergeTrackInput(input));
      }),
    );
  });

  it("never throws, and what it returns is refused by an AutumnError at most", () => {
    const hostile = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error("no");
        },
      },
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.anything(), arbitraryInput, fc.constant(hostile))), (layers) => {
        const merged = mergeTrackInput(...(layers as TrackInput[]));
        try {
          parseTrackParams(merged);
        } catch (error) {
          expect(isAutumnError(error)).toBe(true);
        }
      }),
    );
  });
});
