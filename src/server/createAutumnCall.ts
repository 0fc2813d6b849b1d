import { AutumnError } from "../core/AutumnError";
import { autumnApiVersion } from "../core/autumnApiVersion";
import { parseJson } from "../core/parseJson";
import type { RequestScope } from "./RequestScope";
import { readText } from "./readText";

/** What Autumn answered; `body` is undefined where it is no JSON, or too long. */
export type AutumnAnswer = { status: number; body: unknown };

/** `POST {url}/{path}` with the secret key. Rejects with an AutumnError where no whole answer came. */
export type AutumnCall = (path: string, body: object, headers?: Record<string, string>) => Promise<AutumnAnswer>;

/** Autumn's answer to an event takes about 1 KB. */
const maxAnswerBytes = 1024 * 1024;

export function createAutumnCall({ settings, deadline }: RequestScope<never>): AutumnCall {
  const { url, secretKey, fetch } = settings;

  async function send(
    path: string,
    body: object,
    headers: Record<string, string> | undefined,
    signal: AbortSignal,
  ): Promise<AutumnAnswer> {
    const response = await (fetch ?? globalThis.fetch)(`${url}/${path}`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${secretKey}`,
        "x-api-version": autumnApiVersion,
        "content-type": "application/json",
        accept: "application/json",
        ...headers,
      },
      body: JSON.stringify(body),
      // Followed, one could carry the key elsewhere.
      redirect: "manual",
      signal,
    });
    const text = await readText(response.body, maxAnswerBytes, signal);
    return { status: response.status, body: text === null ? undefined : parseJson(text) };
  }

  return async function callAutumn(path, body, headers) {
    try {
      return await deadline.race((signal) => send(path, body, headers, signal));
    } catch (error) {
      const why = deadline.isOver() ? `not within ${settings.timeout} ms` : describe(error).replaceAll(secretKey, "…");
      throw new AutumnError("network_error", `Autumn did not answer POST ${url}/${path}: ${why}.`);
    }
  };
}

/** In words, not as a cause: the error of a `fetch` may hold the request, and with it the secret key. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return "fetch threw what is no error";
  const { cause } = error;
  return cause instanceof Error ? `${error.message} (${cause.message || cause.name})` : error.message;
}
