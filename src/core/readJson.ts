import { parseJson } from "./parseJson";
import type { Answer } from "./post";

/** The JSON in an answer that says it is JSON; undefined in every other case. */
export function readJson({ headers, text }: Answer): unknown {
  return /[/+]json/i.test(headers.get("content-type") ?? "") ? parseJson(text) : undefined;
}
