import { AutumnError } from "./AutumnError";

/** Headers merged, the weakest first. Throws `invalid_options` for a name or a value that HTTP doesn't allow. */
export function requestHeaders(...layers: ConstructorParameters<typeof Headers>[0][]): Headers {
  const headers = new Headers();
  try {
    for (const layer of layers) {
      new Headers(layer).forEach((value, name) => {
        headers.set(name, value);
      });
    }
  } catch (cause) {
    throw new AutumnError("invalid_options", "The client's `headers` can't be used, see cause.", { cause });
  }
  return headers;
}
