import type { Refusal } from "../wire/Refusal";
import type { Answer } from "./Answer";

export function refusalAnswer({ status, code, message, retryAfter }: Refusal, headers: Record<string, string>): Answer {
  if (retryAfter !== undefined) headers["retry-after"] = String(retryAfter);
  headers["content-type"] = code === null ? "text/plain; charset=UTF-8" : "application/json";
  return { status, headers, text: code === null ? message : JSON.stringify({ message, code, env: "sandbox" }) };
}
