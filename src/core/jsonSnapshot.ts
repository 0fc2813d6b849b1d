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
  const refuseInput = () => report([], `is ${shown(input)}`, "Pass a plain object, or leave it out.");
  if (!isPlainObject(input)) return refuseInput();
  // The objects from the root down to the value at hand, and the key of each.
  const holders: unknown[] = [];
  const keys: string[] = [];

  function check(this: Record<string, unknown>, key: string, value: unknown): unknown {
    while (holders.length > 0 && holders[holders.length - 1] !== this) {
      holders.pop();
      keys.pop();
    }
    const isObject = Object(value) === value;
    const problem = holders.includes(value)
      ? "contains itself"
      : // Harmless here, but not to whoever merges the properties into an object of their own.
        key === "__proto__"
        ? "is a name of JavaScript's own"
        : isObject && holders.length >= maxDepth
          ? `is nested more than ${maxDepth} deep`
          : isJson(value) && (value !== null || this[key] === null)
            ? undefined
            : `is ${shown(this[key])}`;
    if (problem) return report([...keys, key].slice(1), problem, "Pass what JSON can hold, or leave it out.");
    if (isObject) {
      holders.push(value);
      keys.push(key);
    }
    return value;
  }

  try {
    const text = JSON.stringify(input, check);
    const bytes = utf8Length(text);
    if (bytes > maxBytes) report([], `takes ${bytes} bytes as JSON`, `Pass at most ${maxBytes} bytes, such as ids.`);
    const copy: unknown = JSON.parse(text);
    return isPlainObject(copy) ? copy : refuseInput();
  } catch {
    return report([], "can't be read (a getter threw)", "Pass plain data.");
  }
}

function isJson(value: unknown): boolean {
  return ["string", "boolean", "object", "undefined"].includes(typeof value) || Number.isFinite(value);
}
