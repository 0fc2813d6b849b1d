import type { TestAutumnFailure } from "../TestAutumn";

/** What befalls a request. */
export type Fault = { kind: "failure"; failure: TestAutumnFailure } | { kind: "lostResponse" } | { kind: "hang" };

/** Faults in the order in which they were asked for; each strikes the next so many requests. */
export function createFaults() {
  let faults: { fault: Fault; timesLeft: number; path: string | undefined }[] = [];
  let isOffline = false;
  let latency = 0;

  function add(fault: Fault, times = 1, path?: string) {
    if (times > 0) faults.push({ fault, timesLeft: times, path });
  }

  return {
    fail: (failure: TestAutumnFailure) => add({ kind: "failure", failure }, failure.times, failure.path),
    loseResponse: (times?: number) => add({ kind: "lostResponse" }, times),
    hang: (times?: number) => add({ kind: "hang" }, times),
    delay(ms: number) {
      latency = ms;
    },
    goOffline() {
      isOffline = true;
    },
    goOnline() {
      isOffline = false;
    },
    clear() {
      faults = [];
      isOffline = false;
      latency = 0;
    },
    isOffline: () => isOffline,
    /** ms between a request's claim and its work. */
    latency: () => latency,
    /** The fault of the request that is just arriving. */
    next(path: string): Fault | undefined {
      const index = faults.findIndex((candidate) => candidate.path === undefined || candidate.path === path);
      const found = faults[index];
      if (!found) return undefined;
      found.timesLeft -= 1;
      if (found.timesLeft <= 0) faults.splice(index, 1);
      return found.fault;
    },
  };
}

export type Faults = ReturnType<typeof createFaults>;
