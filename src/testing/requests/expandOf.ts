import type { Expand } from "../wire/Expand";
import { fieldOf } from "./fieldOf";

/** `expand` of the body, else of the query (repeated or separated by commas). */
export function expandOf(body: unknown, query: URLSearchParams): Expand {
  const asked = fieldOf(body, "expand") ?? query.getAll("expand").flatMap((value) => value.split(","));
  return new Set(Array.isArray(asked) ? asked : [String(asked)]);
}
