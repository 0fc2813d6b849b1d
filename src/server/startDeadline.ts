import { AutumnError } from "../core/AutumnError";

export type Deadline = {
  isOver(): boolean;
  /**
   * Settles like `work`, or rejects when the time is up: even if `work` never ends. Its signal aborts when nobody waits
   * for it any more.
   */
  race<T>(work: (signal: AbortSignal) => T | Promise<T>): Promise<T>;
  stop(): void;
};

/** One limit for all that a request waits for: its body, the app's hooks, Autumn. */
export function startDeadline(timeout: number): Deadline {
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      isOver = true;
      reject(new AutumnError("timeout", `The request wasn't done within ${timeout} ms.`));
    }, timeout);
  });
  // It may come between two races.
  over.catch(() => {});

  return {
    isOver: () => isOver,
    async race(work) {
      if (isOver) return over;
      const controller = new AbortController();
      try {
        return await Promise.race([over, work(controller.signal)]);
      } finally {
        controller.abort();
      }
    },
    stop: () => clearTimeout(timer),
  };
}
