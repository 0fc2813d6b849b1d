import { AutumnError } from "./AutumnError";
import type { TrackParams } from "./TrackParams";
import { trackParamsSchema } from "./trackParamsSchema";

/**
 * Reads an event's params from anything. Throws nothing but an AutumnError `invalid_params`, whose `issues` list
 * everything that is wrong.
 */
export function parseTrackParams(input: unknown): TrackParams {
  const result = trackParamsSchema.safeParse(input);
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue) => ({
    path: issue.path.join("."),
    what: issue.message,
    fix: issue.code === "custom" ? issue.params?.fix : "",
  }));
  const [first, ...others] = issues.map(({ path, what, fix }) => `${path || "what was passed"} ${what}. ${fix}`);
  const more = others.length > 0 ? ` (${others.length} more: see issues)` : "";
  throw new AutumnError("invalid_params", `The event is not sent: ${first}${more}`, { issues });
}
