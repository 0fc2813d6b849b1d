import { isPlainObject } from "../core/isPlainObject";
import { protocolVersion } from "../core/protocol";
import { refuseRequest } from "./refuseRequest";

/** What all requests of the protocol have in common: an object that names the version. */
export function readEnvelope(body: unknown): Record<string, unknown> {
  if (!isPlainObject(body) || body.v !== protocolVersion) {
    return refuseRequest(400, `The request's body is no object of version ${protocolVersion} of the protocol.`);
  }
  return body;
}
