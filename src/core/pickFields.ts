import { isPlainObject } from "./isPlainObject";

/** How JSON writes a field's name. */
export type Spelling = (name: string) => string;

/** The fields named, and no other; undefined where a string or a number is missing. What is undefined is left out. */
export function pickFields(
  json: unknown,
  spelling: Spelling,
  strings: string[],
  numbers: string[],
  others: string[] = [],
): Record<string, unknown> | undefined {
  if (!isPlainObject(json)) return undefined;
  const get = (name: string) => json[spelling(name)];
  if (strings.some((name) => typeof get(name) !== "string") || numbers.some((name) => typeof get(name) !== "number")) {
    return undefined;
  }
  const fields = [...strings, ...numbers, ...others].map((name) => [name, get(name)] as const);
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}
