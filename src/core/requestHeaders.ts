import { AutumnError } from "./AutumnError";

/** Headers merged, the weakest first; names are compared without regard to case. */
export function requestHeaders(...layers: (Record<string, string> | undefined)[]): Headers {
  const headers = new Headers();
  try {
    for (const layer of layers) for (const [name, value] of Object.entries(layer ?? {})) headers.set(name, value);
  } catch (cause) {
    throw new AutumnError("invalid_options", "Not sent: a header is malformed (see cause).", {
      cause,
    });
  }
  return headers;
}
