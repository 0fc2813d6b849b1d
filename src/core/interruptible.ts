import { AutumnError } from "./AutumnError";

/**
 * Starts `work` at once and waits for it until `timeout` ms have passed (`timeout`) or `signal` aborts (`aborted`), which
 * its own signal tells it. Leaves no timer and no listener behind.
 */
export async function interruptible<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
  timeout: number,
  signal: AbortSignal | undefined,
): Promise<Result> {
  // Not AbortSignal.timeout and .any: React Native lacks them, and they can't be cleaned up.
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let onAbort: () => void = () => {};
  // A race, since not all work heeds its signal.
  const interrupted = new Promise<never>((_, reject) => {
    const interrupt = (code: "timeout" | "aborted", message: string) => {
      reject(new AutumnError(code, message, { cause: signal?.reason }));
      controller.abort();
    };
    onAbort = () => interrupt("aborted", "Its signal aborted the request.");
    timer = setTimeout(() => interrupt("timeout", `There was no answer within ${timeout} ms.`), timeout);
  });

  try {
    signal?.addEventListener("abort", onAbort);
    if (signal?.aborted) onAbort();
    else return await Promise.race([interrupted, work(controller.signal)]);
    return await interrupted;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}
