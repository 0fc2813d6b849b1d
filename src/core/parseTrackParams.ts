import { AutumnError, type AutumnErrorIssue } from "./AutumnError";
import { readTrackParams } from "./readTrackParams";
import type { TrackParams } from "./TrackParams";

/**
 * Reads an event's params from anything. Throws nothing but an AutumnError `invalid_params`, whose `issues` list
 * everything that is wrong.
 */
export function parseTrackParams(input: unknown): TrackParams {
  const issues: AutumnErrorIssue[] = [];
  const params = readTrackParams(input, (path, what, fix) => {
    issues.push({ path: path.join("."), what, fix });
  });
  const [first] = issues;
  if (!first) return params as TrackParams;
  const more = issues.length > 1 ? ` (${issues.length - 1} more: see issues)` : "";
  throw new AutumnError(
    "invalid_params",
    `The event is not sent: ${first.path || "what was passed"} ${first.what}. ${first.fix}${more}`,
    { issues },
  );
}
