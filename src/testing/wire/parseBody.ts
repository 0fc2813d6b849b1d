import * as z from "zod/mini";
import { Refusal } from "./Refusal";

/** The body as its route's schema has it, or 400 `invalid_inputs`. */
export function parseBody<Schema extends z.ZodMiniType>(schema: Schema, body: unknown): z.infer<Schema> {
  const parsed = z.safeParse(schema, body);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => `${issue.path.join(".") || "input"}: ${what(issue)}`);
  throw new Refusal(
    400,
    "invalid_inputs",
    issues.length === 1 ? String(issues[0]) : `[Validation Errors] ${issues.join("; ")}`,
  );
}

function what(issue: z.core.$ZodIssue) {
  return issue.code === "invalid_type" ? `must be ${issue.expected}` : issue.message;
}
