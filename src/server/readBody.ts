import { parseJson } from "../core/parseJson";
import { maxRequestBytes } from "../core/protocol";
import { readText } from "./readText";
import { refuseRequest } from "./refuseRequest";
import type { Deadline } from "./startDeadline";

/** The request's body as JSON; refuses one that is too long (413), slow (408) or malformed (400). */
export async function readBody(request: Request, deadline: Deadline): Promise<unknown> {
  const text = await deadline
    .race((signal) => readText(request.body, maxRequestBytes, signal))
    .catch(() =>
      deadline.isOver()
        ? refuseRequest(408, "The body did not arrive in time.", "timeout")
        : refuseRequest(400, "The body broke off, or is no UTF-8."),
    );
  if (text === null) refuseRequest(413, `The body is over ${maxRequestBytes} bytes.`);
  if (text === "")
    refuseRequest(400, "The request has no body. Mount the handler before the middleware that reads it.");
  const json = parseJson(text);
  if (json === undefined) refuseRequest(400, "The body is no JSON.");
  return json;
}
