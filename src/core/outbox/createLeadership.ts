import type { OutboxEnvironment } from "./OutboxEnvironment";

export type Leadership = {
  leads(): boolean;
  /** Asks for the lock, once; `onLead` runs when it is granted. */
  ask(): void;
  /** Lets go of the lock, or of the place in its queue. */
  release(): void;
};

/** The one lock of the store: whoever holds it sends what other pages left behind. Without Web Locks everybody does. */
export function createLeadership(
  lock: OutboxEnvironment["lock"],
  name: string,
  onLead: () => Promise<void>,
): Leadership {
  let request: AbortController | undefined;
  let letGo: (() => void) | undefined;
  let leads = !lock;

  return {
    leads: () => leads,
    ask() {
      if (!lock || request) return;
      const own = new AbortController();
      request = own;
      const work = async () => {
        if (own.signal.aborted) return;
        const released = new Promise<void>((resolve) => {
          letGo = resolve;
        });
        leads = true;
        await onLead();
        await released;
      };
      lock(name, own.signal, work).catch(() => {
        if (request !== own) return;
        // Denied rather than let go, as where site data is blocked: as good as no Web Locks.
        leads = true;
        void onLead();
      });
    },
    release() {
      request?.abort();
      letGo?.();
      request = letGo = undefined;
      leads = !lock;
    },
  };
}
