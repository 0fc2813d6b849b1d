import { AutumnError } from "../core/AutumnError";

/** `what` goes on from "createAutumnHandler's options: ". */
export function refuseOptions(what: string, fix: string): never {
  throw new AutumnError("invalid_options", `createAutumnHandler's options: ${what}. ${fix}`);
}
