import { createId } from "../createId";
import { createIndexedDbStore } from "./createIndexedDbStore";
import type { OutboxEnvironment } from "./OutboxEnvironment";

/** The world of a browser's page, or what there is of it elsewhere. Reads its globals when they are used; where one is missing, its part is left out or says so. */
export function createBrowserEnvironment(): OutboxEnvironment {
  const locks = globalThis.navigator?.locks;

  return {
    wall: () => Date.now(),
    monotonic: () => performance.now(),
    random: () => Math.random(),
    createId,

    setTimer(callback, ms) {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },

    nextTask(callback) {
      // React Native has none.
      if (typeof MessageChannel === "undefined") return void setTimeout(callback);
      // A timer would be clamped to 4 ms, and throttled in a hidden tab.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        callback();
      };
      port2.postMessage(undefined);
    },

    isOnline: () => globalThis.navigator?.onLine !== false,
    isHidden: () => globalThis.document?.visibilityState === "hidden",
    isPrerendering: () => (globalThis.document as { prerendering?: boolean } | undefined)?.prerendering === true,

    listen({ onWake, onOffline, onHidden, onPageHide, onPageShow }) {
      const listening = new AbortController();
      const on = (target: EventTarget | undefined, type: string, listener: (event: Event) => void) =>
        target?.addEventListener?.(type, listener, { signal: listening.signal });
      on(globalThis.window, "online", () => onWake({ online: true }));
      on(globalThis.window, "offline", onOffline);
      on(globalThis.window, "pagehide", onPageHide);
      on(globalThis.window, "pageshow", (event) => {
        if ((event as PageTransitionEvent).persisted) onPageShow();
      });
      on(globalThis.document, "prerenderingchange", () => onWake({ online: false }));
      on(globalThis.document, "visibilitychange", () => {
        if (document.visibilityState === "hidden") onHidden();
        else onWake({ online: false });
      });
      return () => listening.abort();
    },

    lock: locks && ((name, signal, work) => locks.request(name, { signal }, work)),

    async openStore(name, onLost) {
      return createIndexedDbStore(globalThis.indexedDB, `autumn-react:${name}`, onLost);
    },

    warn: (message) => console.warn(message),
  };
}
