import { autumnApiVersion } from "../core/autumnApiVersion";
import { parseJson } from "../core/parseJson";
import type { CustomerScope } from "./RequestScope";
import { readText } from "./readText";

/** What Autumn answered; `body` is undefined where it is no JSON, or too long. */
type AutumnAnswer = { status: number; body: unknown };

/** `POST {url}/{path}` with the secret key. Undefined, and reported, where no whole answer came. */
export type AutumnCall = (
  path: string,
  body: object,
  headers?: Record<string, string>,
) => Promise<AutumnAnswer | undefined>;

/** Autumn's answer to an event takes about 1 KB. */
const maxAnswerBytes = 1024 * 1024;

export function createAutumnCall({ settings, deadline, report, customer }: CustomerScope): AutumnCall {
  const { url, secretKey, fetch, timeout } = settings;

  return async function callAutumn(path, body, headers) {
    const address = `${url}/${path}`;
    try {
      return await deadline.race(async (signal) => {
        const response = await (fetch ?? globalThis.fetch)(address, {
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
      });
    } catch (error) {
      const why = deadline.isOver() ? `not within ${timeout} ms` : describe(error).replaceAll(secretKey, "…");
      report("autumn", `Autumn did not answer POST ${address}: ${why}.`, {
        code: "network_error",
        customerId: customer.customerId,
      });
      return undefined;
    }
  };
}

/** In words, not as a cause: the error of a `fetch` may hold the request, and with it the secret key. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return "fetch threw what is no error";
  const { message, cause } = error;
  return cause instanceof Error ? `${message} (${cause.message || cause.name})` : message;
}
