import { AutumnError } from "./AutumnError";

export type PostInit = {
  body: string;
  headers: Headers;
  fetch: typeof globalThis.fetch | undefined;
  /** ms from the call to the end of the answer's body. */
  timeout: number;
  signal?: AbortSignal;
  keepalive?: boolean;
  credentials?: RequestCredentials;
};

export type Answer = {
  /** 0 for a redirect, which a browser hides. */
  status: number;
  headers: Headers;
  text: string;
};

/**
 * Sends one request and reads its answer to the end, since an unread body keeps its share of the keepalive quota.
 * `fetch` is called before this function returns. Redirects are not followed. Rejects only with an AutumnError
 * `timeout`, `aborted` or `network_error`.
 */
export async function post(url: string, { fetch, timeout, signal, ...init }: PostInit): Promise<Answer> {
  // Not AbortSignal.timeout and .any: React Native lacks them, and they can't be cleaned up.
  const controller = new AbortController();
  let interrupt: (code: "timeout" | "aborted", message: string) => void = () => {};
  const interrupted = new Promise<never>((_, reject) => {
    interrupt = (code, message) => {
      reject(new AutumnError(code, message, { cause: signal?.reason }));
      controller.abort();
    };
  });
  const onAbort = () => interrupt("aborted", "The request was aborted by its signal.");
  const timer = setTimeout(() => interrupt("timeout", `${url} did not answer within ${timeout} ms.`), timeout);
  signal?.addEventListener("abort", onAbort);

  const exchange = async (): Promise<Answer> => {
    const response = await (fetch ?? globalThis.fetch)(url, {
      ...init,
      method: "POST",
      redirect: "manual",
      signal: controller.signal,
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };

  try {
    if (signal?.aborted) onAbort();
    // A race, since not every fetch heeds its signal.
    return await Promise.race([interrupted, signal?.aborted ? interrupted : exchange()]);
  } catch (cause) {
    if (cause instanceof AutumnError) throw cause;
    throw new AutumnError("network_error", `${url} can't be reached. Check the network, the url, and CORS.`, { cause });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}
