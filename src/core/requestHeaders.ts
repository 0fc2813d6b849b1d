import { AutumnError } from "./AutumnError";

/** Headers merged, the weakest first; names are compared without regard to case. */
export function requestHeaders(...layers: (Record<string, string> | undefined)[]): Headers {
  const headers = new Headers();
  try {
    for (const layer of layers) for (const [name, value] of Object.entries(layer ?? {})) headers.set(name, value);
  } catch (cause) {
    throw new AutumnError(
      "invalid_options",
      "Nothing was sent, because a header's name or value is malformed. See cause.",
      {
        cause,
      },
    );
  }
  return headers;
}
