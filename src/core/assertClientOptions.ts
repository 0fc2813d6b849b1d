import { AutumnError } from "./AutumnError";

/** Throws `invalid_options` where the options that all clients have can't work. */
export function assertClientOptions({ url, timeout, fetch }: { url: unknown; timeout: unknown; fetch: unknown }): void {
  const refuse = (name: string, value: unknown, fix: string): never => {
    throw new AutumnError("invalid_options", `The client's \`${name}\` can't be ${JSON.stringify(value)}. ${fix}`);
  };
  if (typeof url !== "string" || url === "") refuse("url", url, 'Pass a path or an address, such as "/api/autumn".');
  // Timers hold 31 bits; a longer one fires at once.
  if (typeof timeout !== "number" || !(timeout > 0 && timeout < 2 ** 31))
    refuse("timeout", timeout, "Pass ms, more than 0.");
  if (fetch !== undefined && typeof fetch !== "function") refuse("fetch", fetch, "Pass a function, or leave it out.");
}
