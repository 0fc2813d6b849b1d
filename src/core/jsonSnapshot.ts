import { isPlainObject } from "./isPlainObject";
import { shown } from "./shown";
import { utf8Length } from "./utf8Length";

/** Tells what is wrong, where (below the value at hand) and how to put it right. */
export type Report = (path: readonly string[], what: string, fix: string) => void;

/** Bytes of UTF-8 that the JSON of an event's `properties` may take. */
const maxBytes = 16 * 1024;

/** Levels of objects and lists in `properties`: what a hostile sender nests deeper would cost whoever walks through it. */
const maxDepth = 32;

/**
 * Copies a plain object as JSON carries it: a `Date` becomes its ISO string, `undefined` members are left out. What JSON
 * would lose without a word (functions, NaN, …) or choke on (cycles, BigInt) is reported with its path.
 */
export function jsonSnapshot(input: unknown, report: Report): unknown {
  // The objects from the root down to the value at hand, and the key of each.
  const holders: unknown[] = [];
  const keys: string[] = [];

  function check(this: Record<string, unknown>, key: string, value: unknown): unknown {
    while (holders.length > 0 && holders[holders.length - 1] !== this) {
      holders.pop();
      keys.pop();
    }
    const isObject = typeof value === "object" && value !== null;
    const isCircular = holders.includes(value);
    const isJson =
      isObject ||
      typeof value === "string" ||
      typeof value === "boolean" ||
      value === undefined ||
      Number.isFinite(value) ||
      // A date that isn't valid becomes null.
      (value === null && this[key] === null);
    const isTooDeep = holders.length >= maxDepth && isObject;
    // Harmless here, but not to whoever merges the properties into an object of their own.
    const isPrototype = key === "__proto__";
    if (isCircular || !isJson || isTooDeep || isPrototype) {
      const what = isCircular
        ? "contains itself"
        : isTooDeep
          ? `is nested over ${maxDepth} deep`
          : isPrototype
            ? "is a name that JavaScript keeps to itself"
            : `is ${shown(this[key])}`;
      return report([...keys, key].slice(1), what, "Pass what JSON can hold, or leave it out.");
    }
    if (isObject) {
      holders.push(value);
      keys.push(key);
    }
    return value;
  }

  try {
    const text = JSON.stringify(input, check);
    const copy: unknown = JSON.parse(text);
    const bytes = utf8Length(text);
    if (bytes > maxBytes) report([], `takes ${bytes} bytes as JSON`, `Pass at most ${maxBytes} bytes, such as ids.`);
    if (isPlainObject(input) && isPlainObject(copy)) return copy;
    return report([], `is ${shown(input)}`, "Pass a plain object, or leave it out.");
  } catch {
    return report([], "can't be read (a getter threw, or it is nested too deeply)", "Pass plain data.");
  }
}
