import { describe, expect, it, test, vi } from "vitest";
import * as z from "zod/mini";
import { trackParamsSchema } from "../../src/index";

const minimal = { customerId: "cus_1", featureId: "messages" };

/** The issues of an input, as "path message | fix". */
function issuesOf(input: unknown): string[] {
  const result = trackParamsSchema.safeParse(input);
  if (result.success) return [];
  return result.error.issues.map((issue) => {
    const fix = issue.code === "custom" ? issue.params?.fix : undefined;
    return `${issue.path.join(".")} ${issue.message} | ${fix}`;
  });
}

function pathsOf(input: unknown): string[] {
  return issuesOf(input).map((issue) => issue.slice(0, issue.indexOf(" ")));
}

describe("what it accepts", () => {
  it("accepts every field and returns a copy", () => {
    const params = {
      customerId: "cus_1",
      featureId: "messages",
      entityId: "seat:7",
      value: -2.5,
      properties: { model: "small", nested: { list: [1, null, "x", { deep: true }] } },
      timestamp: Date.UTC(2020, 1, 3),
      overageBehavior: "overflow",
      async: true,
      lock: { lockId: "l".repeat(256), enabled: true, expiresAt: 5 },
    } as const;

    const parsed = trackParamsSchema.parse(params);

    expect(parsed).toEqual(params);
    expect(parsed).not.toBe(params);
    expect(parsed.properties).not.toBe(params.properties);
    expect(parsed.lock).not.toBe(params.lock);
  });

  it("accepts an eventName in the place of a featureId", () => {
    expect(trackParamsSchema.parse({ customerId: "cus_1", eventName: "message-sent" })).toEqual({
      customerId: "cus_1",
      eventName: "message-sent",
    });
  });

  it("leaves out optional fields that are undefined", () => {
    const parsed = trackParamsSchema.parse({
      ...minimal,
      eventName: undefined,
      value: undefined,
      properties: undefined,
      lock: undefined,
      unheardOf: undefined,
    });

    expect(Object.keys(parsed)).toEqual(["customerId", "featureId"]);
  });

  test.each([0, -0, 1e9, -1e9, 0.1, Number.MIN_VALUE])("accepts the value %d", (value) => {
    expect(trackParamsSchema.parse({ ...minimal, value }).value).toBe(value);
  });

  it("accepts a timestamp from 2001 up to this very millisecond", () => {
    vi.useFakeTimers({ now: 1_800_000_000_000 });

    expect(pathsOf({ ...minimal, timestamp: Date.UTC(2001, 0) })).toEqual([]);
    expect(pathsOf({ ...minimal, timestamp: 1_800_000_000_000 })).toEqual([]);
    expect(pathsOf({ ...minimal, timestamp: 1_800_000_000_001 })).toEqual(["timestamp"]);

    vi.useRealTimers();
  });

  it("accepts objects without a prototype, and those of another realm", async () => {
    const { runInNewContext } = await import("node:vm");

    expect(trackParamsSchema.parse(Object.assign(Object.create(null), minimal))).toEqual(minimal);
    expect(trackParamsSchema.parse(runInNewContext(`(${JSON.stringify(minimal)})`))).toEqual(minimal);
  });
});

describe("what it refuses", () => {
  test.each([
    ["customerId", ""],
    ["customerId", "  "],
    ["customerId", null],
    ["customerId", 7],
    ["customerId", undefined],
    ["featureId", ""],
    ["entityId", "\n"],
    ["entityId", null],
    ["value", Number.NaN],
    ["value", Number.POSITIVE_INFINITY],
    ["value", 1e9 + 1],
    ["value", -1e9 - 1],
    ["value", "1"],
    ["value", null],
    ["value", true],
    ["value", 1n],
    ["value", Symbol("one")],
    ["properties", null],
    ["properties", []],
    ["properties", "text"],
    ["properties", new Date()],
    ["properties", new Map()],
    ["properties", () => {}],
    ["timestamp", Date.UTC(2001, 0) - 1],
    ["timestamp", 1_700_000_000],
    ["timestamp", 1_700_000_000_000.5],
    ["timestamp", "2024-01-01"],
    ["timestamp", new Date()],
    ["overageBehavior", "reject"],
    ["overageBehavior", null],
    ["async", "true"],
    ["async", 0],
    ["lock", null],
    ["lock", true],
    ["lock", []],
  ])("refuses the %s %o", (field, value) => {
    expect(pathsOf({ ...minimal, [field]: value })).toEqual([field]);
  });

  test.each([
    ["lock.lockId", { enabled: true }],
    ["lock.lockId", { lockId: "", enabled: true }],
    ["lock.lockId", { lockId: "l".repeat(257), enabled: true }],
    ["lock.enabled", { lockId: "l" }],
    ["lock.enabled", { lockId: "l", enabled: false }],
    ["lock.expiresAt", { lockId: "l", enabled: true, expiresAt: 1.5 }],
    ["lock.expiresAt", { lockId: "l", enabled: true, expiresAt: "soon" }],
    ["lock.lockID", { lockId: "l", enabled: true, lockID: "l" }],
  ])("names %s in a bad lock", (path, lock) => {
    expect(pathsOf({ ...minimal, lock })).toEqual([path]);
  });

  it("refuses both of featureId and eventName, and neither", () => {
    expect(issuesOf({ ...minimal, eventName: "message-sent" })).toEqual([
      "featureId is given together with eventName | Pass one of them.",
    ]);
    expect(issuesOf({ customerId: "cus_1" })).toEqual([
      "featureId is missing, and so is eventName | Pass one of them.",
    ]);
  });

  test.each([undefined, null, 5, "messages", [], [minimal], new Date(), new (class Event {})(), () => {}, Symbol("s")])(
    "refuses %o in the place of params",
    (input) => {
      expect(pathsOf(input)).toEqual([""]);
    },
  );

  it("lists everything that is wrong, with what to do about it", () => {
    expect(issuesOf({ customerId: "", featureId: "messages", value: Number.NaN, entityId: {} })).toEqual([
      'customerId is "" | Pass a string that isn\'t empty.',
      "entityId is [object Object] | Pass a string that isn't empty, or leave it out.",
      "value is NaN | Pass a number from -1e9 to 1e9, or leave it out.",
    ]);
  });

  test.each([
    ["featureID", "featureId"],
    ["feature_id", "featureId"],
    ["customer_id", "customerId"],
    ["event", "eventName"],
    ["propertys", "properties"],
    ["vlaue", "value"],
    ["overage_behaviour", "overageBehavior"],
    ["timeStamp", "timestamp"],
  ])("asks whether %s means %s", (unknown, known) => {
    expect(issuesOf({ ...minimal, [unknown]: 1 })).toEqual([`${unknown} isn't a known field | Did you mean ${known}?`]);
  });

  it("doesn't guess where no known field is near", () => {
    expect(issuesOf({ ...minimal, utmCampaign: "x" })).toEqual([
      "utmCampaign isn't a known field | Put it into properties.",
    ]);
  });

  test.each(["__proto__", "constructor", "toString", "hasOwnProperty"])(
    "refuses an own key %s and stays whole",
    (key) => {
      const input = JSON.parse(`{ "customerId": "cus_1", "featureId": "messages", "${key}": { "value": 5 } }`);

      expect(pathsOf(input)).toEqual([key]);
      expect(({} as { value?: unknown }).value).toBeUndefined();
    },
  );
});

describe("as a schema", () => {
  it("takes its place in other zod schemas", () => {
    const batch = z.object({ events: z.array(trackParamsSchema) });

    expect(z.safeParse(batch, { events: [minimal] }).data).toEqual({ events: [minimal] });
    expect(z.safeParse(batch, { events: [{ ...minimal, value: "1" }] }).error?.issues[0]?.path).toEqual([
      "events",
      0,
      "value",
    ]);
  });

  it("is a Standard Schema", async () => {
    const standard = trackParamsSchema["~standard"];

    expect(await standard.validate(minimal)).toEqual({ value: minimal });
    expect((await standard.validate({})).issues).toHaveLength(2);
  });

  it("needs no eval, which a strict Content-Security-Policy forbids", () => {
    const refuse = vi.spyOn(globalThis, "Function").mockImplementation(() => {
      throw new EvalError("refused by Content-Security-Policy");
    });

    expect(pathsOf({ ...minimal, value: 2 })).toEqual([]);
    expect(pathsOf({ ...minimal, value: "2" })).toEqual(["value"]);
    expect(refuse).not.toHaveBeenCalled();

    refuse.mockRestore();
  });
});
