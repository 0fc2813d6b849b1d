import { isPlainObject } from "./isPlainObject";
import { utf8Length } from "./utf8Length";

/** Tells what is wrong, where (below the value at hand) and how to put it right. */
export type Report = (path: readonly string[], what: string, fix: string) => void;

/** Bytes of UTF-8 that the JSON of an event's `properties` may take. */
const maxBytes = 16 * 1024;

/**
 * Copies a plain object as JSON would carry it: a `Date` becomes its ISO string, `undefined` members are left out.
 * What JSON would lose without a word (functions, NaN, …) or choke on (cycles, BigInt) is reported with its path.
 */
export function jsonSnapshot(input: unknown, report: Report): unknown {
  if (!isPlainObject(input)) {
    report([], "must be a plain object", 'Pass data such as { model: "small" }.');
    return undefined;
  }
  // The objects from the root down to the value at hand, and the key of each.
  const holders: unknown[] = [];
  const keys: string[] = [];

  function check(this: unknown, key: string, value: unknown): unknown {
    while (holders.length > 0 && holders[holders.length - 1] !== this) {
      holders.pop();
      keys.pop();
    }
    const refuse = (what: string, fix: string) => report([...keys, key].slice(1), what, fix);
    const type = typeof value;
    if (type === "bigint" || type === "function" || type === "symbol") {
      refuse(`is a ${type}, which JSON can't hold`, "Pass a string or a number, or leave it out.");
    } else if (type === "number" && !Number.isFinite(value)) {
      refuse(`is ${value}, which JSON can't hold`, "Pass a finite number, or leave it out.");
    } else if (value === null && (this as Record<string, unknown>)[key] !== null) {
      refuse("is a date that isn't valid", "Pass a valid Date, or leave it out.");
    } else if (type !== "object" || value === null) {
      return value;
    } else if (holders.includes(value)) {
      refuse("contains itself", "Leave the circular reference out.");
    } else {
      holders.push(value);
      keys.push(key);
      return value;
    }
    return undefined;
  }

  try {
    const text = JSON.stringify(input, check) ?? "{}";
    const bytes = utf8Length(text);
    if (bytes > maxBytes) {
      report([], `takes ${bytes} bytes as JSON, more than ${maxBytes}`, "Send less with the event, such as ids.");
    }
    return JSON.parse(text);
  } catch {
    report([], "can't be read as JSON (a getter threw, or it is nested too deeply)", "Pass plain data.");
    return undefined;
  }
}
