import { isPlainObject } from "./isPlainObject";
import type { Report } from "./Report";
import { shown } from "./shown";
import { utf8Length } from "./utf8Length";

/** Bytes of UTF-8 that the JSON of an event's `properties` may take. */
const maxBytes = 16 * 1024;

/** Levels of objects and lists in `properties`: what a hostile sender nests deeper would cost whoever walks through it. */
const maxDepth = 32;

/**
 * Copies a plain object as JSON carries it: a `Date` becomes its ISO string, `undefined` members are left out. What JSON
 * would lose without a word (functions, NaN, …) or choke on (cycles, BigInt) is reported with its path.
 */
export function jsonSnapshot(input: unknown, report: Report): unknown {
  const refuse = (what: string, path: readonly string[] = [], expected = "a plain object") =>
    report(path, what, `Pass ${expected}, or leave it out.`);
  // The objects from the root down to the value at hand, and the key of each.
  const holders: unknown[] = [];
  const keys: string[] = [];

  function check(this: Record<string, unknown>, key: string, value: unknown): unknown {
    while (holders.length > 0 && holders.at(-1) !== this) {
      holders.pop();
      keys.pop();
    }
    const type = typeof value;
    const isObject = type === "object" && value !== null;
    let problem: string | undefined;
    if (holders.includes(value)) problem = "contains itself";
    else if (isObject && holders.length >= maxDepth) problem = `is nested more than ${maxDepth} deep`;
    // Harmless here, but not to whoever merges the properties into an object of their own.
    else if (key === "__proto__") problem = "is JavaScript's own";
    else if (
      ["bigint", "function", "symbol"].includes(type) ||
      (type === "number" && !Number.isFinite(value)) ||
      // What a date becomes that isn't valid.
      (value === null && this[key] !== null)
    ) {
      problem = `is ${shown(this[key])}`;
    }
    if (problem) return refuse(problem, [...keys, key].slice(1), "what JSON can hold");
    if (isObject) {
      holders.push(value);
      keys.push(key);
    }
    return value;
  }

  if (!isPlainObject(input)) return refuse(`is ${shown(input)}`);
  try {
    const text = JSON.stringify(input, check);
    const bytes = utf8Length(text);
    if (bytes > maxBytes) refuse(`takes ${bytes} bytes as JSON`, [], `at most ${maxBytes}`);
    const copy: unknown = JSON.parse(text);
    return isPlainObject(copy) ? copy : refuse(`is ${shown(copy)} as JSON`);
  } catch {
    return refuse("can't be read (a getter threw)");
  }
}
