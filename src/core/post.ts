import { AutumnError } from "./AutumnError";
import { retryAfter } from "./retryAfter";

export type Answer = {
  /** 0 for a redirect, which a browser hides. */
  status: number;
  headers: Headers;
  /** ms */
  retryAfter?: number;
  text: string;
};

/**
 * Sends one request and reads its answer to the end, since an unread body keeps its share of the keepalive quota.
 * `fetch` is called before this function returns. Redirects are not followed. Rejects with `network_error`.
 */
export async function post(
  url: string,
  { fetch = globalThis.fetch, ...init }: RequestInit & { fetch?: typeof globalThis.fetch },
): Promise<Answer> {
  try {
    const response = await fetch(url, { ...init, method: "POST", redirect: "manual" });
    const { status, headers } = response;
    return { status, headers, retryAfter: retryAfter(headers), text: await response.text() };
  } catch (cause) {
    throw new AutumnError("network_error", `${url} can't be reached. Check the network, the url, and CORS.`, { cause });
  }
}
