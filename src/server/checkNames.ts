import { refuseOptions } from "./refuseOptions";

/** Refuses names that mean nothing: a misspelled limit would be none. */
export function checkNames(value: object, known: readonly string[], where: string): void {
  const unknown = Object.keys(value).find((name) => !known.includes(name));
  if (unknown !== undefined) refuseOptions(`there is no ${where}${unknown}`, `Known are ${known.join(", ")}.`);
}
