import { AutumnError } from "../core/AutumnError";

export type Deadline = {
  /** Aborts when the time is up. */
  signal: AbortSignal;
  /** Settles like `work`, or rejects with code `timeout` when the time is up first: even if `work` never ends. */
  race<T>(work: T | Promise<T>): Promise<T>;
  stop(): void;
};

/** One limit for all that a request waits for: its body, the app's hooks, Autumn. */
export function startDeadline(timeout: number): Deadline {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), timeout);
  const passed = new Promise<never>((_, reject) => {
    controller.signal.addEventListener("abort", () =>
      reject(new AutumnError("timeout", `The request was not done within ${timeout} ms. Send it again.`)),
    );
  });
  passed.catch(() => {});
  return {
    signal: controller.signal,
    race: (work) => Promise.race([work, passed]),
    stop: () => clearTimeout(timer),
  };
}
