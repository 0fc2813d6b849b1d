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
 * would lose without a word (functions, NaN, a Map's entries, …) or choke on (cycles, BigInt) is reported with its path.
 */
export function jsonSnapshot(input: unknown, report: Report, end: string): unknown {
  const refuse = (what: string, expected = "a plain object", path: readonly string[] = []) =>
    report(path, what, `Pass ${expected}${end}`);

  /** `holders` are the objects from the root down to the value, `path` their keys. */
  function copy(value: unknown, path: readonly string[], holders: readonly unknown[]): unknown {
    const key = path.at(-1) ?? "";
    const isFinal = value === input || typeof value === "string" || typeof Object(value).toJSON !== "function";
    const json = isFinal ? value : Object(value).toJSON(key);
    let problem: string | undefined;
    // Harmless here, but not to whoever merges the properties into an object of their own.
    if (key === "__proto__") problem = "is JavaScript's own";
    else if (json === undefined || typeof json === "string" || typeof json === "boolean") return json;
    // -0 becomes 0.
    else if (Number.isFinite(json)) return json + 0;
    // An invalid date becomes null, too.
    else if (json === null && value === null) return json;
    else if (holders.includes(json)) problem = "contains itself";
    else if (!/^.object (Object|Array)]/.test(shown(json))) problem = `is ${shown(value)}`;
    else if (holders.length >= maxDepth) problem = `is nested more than ${maxDepth} deep`;
    if (problem) return refuse(problem, "plain data", path);

    const inner = [...holders, json];
    const copyAt = (below: string, item: unknown) => copy(item, [...path, below], inner);
    if (Array.isArray(json)) return Array.from(json, (item, index) => copyAt(String(index), item) ?? null);
    const members: Record<string, unknown> = {};
    for (const [name, item] of Object.entries(json)) {
      const member = copyAt(name, item);
      if (member !== undefined) members[name] = member;
    }
    return members;
  }

  if (!isPlainObject(input)) return refuse(`is ${shown(input)}`);
  try {
    const snapshot = copy(input, [], []);
    const bytes = utf8Length(JSON.stringify(snapshot));
    if (bytes > maxBytes) refuse(`takes ${bytes} bytes as JSON`, `at most ${maxBytes}`);
    return snapshot;
  } catch {
    return refuse("can't be read (a getter threw)");
  }
}
