import type { Answer } from "./post";

/** The JSON in an answer that says it is JSON; undefined in every other case. */
export function readJson({ headers, text }: Answer): unknown {
  if (!/[/+]json/i.test(headers.get("content-type") ?? "")) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
