import { Refusal } from "../wire/Refusal";

/** In a query, `expand` may name nothing else; in a body, what it names in vain is ignored. */
export function refuseUnknownExpand(query: URLSearchParams, ...known: string[]): void {
  const names = query.getAll("expand").flatMap((value) => value.split(","));
  if (names.every((name) => known.includes(name))) return;
  throw new Refusal(400, "invalid_inputs", `expand: must be one of: ${known.join(", ")}`);
}
