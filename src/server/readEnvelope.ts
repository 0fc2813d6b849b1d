import { isPlainObject } from "../core/isPlainObject";
import { protocolVersion } from "../core/protocol";
import { refuseRequest } from "./refuseRequest";

/** What all requests of the protocol have in common: an object that names the version. */
export function readEnvelope(body: unknown): Record<string, unknown> {
  if (!isPlainObject(body) || body.v !== protocolVersion) {
    return refuseRequest(400, `The body is no object with v: ${protocolVersion}.`);
  }
  return body;
}
