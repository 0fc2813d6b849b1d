import { useSyncExternalStore } from "react";

/**
 * A switch that does to this page what pulling the plug does: requests fail, `navigator.onLine` is false, and the
 * browser's events tell. It outlives a reload, so that one can see waiting events outlive it as well.
 */
const key = "maple-offline";

export function isOffline(): boolean {
  return sessionStorage.getItem(key) !== null;
}

export function setOffline(offline: boolean): void {
  if (offline) sessionStorage.setItem(key, "");
  else sessionStorage.removeItem(key);
  dispatchEvent(new Event(offline ? "offline" : "online"));
}

export const offlineFetch: typeof fetch = (...args) =>
  isOffline() ? Promise.reject(new TypeError("The demo's offline switch is on.")) : fetch(...args);

export function useOffline(): boolean {
  return useSyncExternalStore(subscribe, isOffline);
}

function subscribe(onChange: () => void) {
  addEventListener("online", onChange);
  addEventListener("offline", onChange);
  return () => {
    removeEventListener("online", onChange);
    removeEventListener("offline", onChange);
  };
}

Object.defineProperty(navigator, "onLine", {
  get: () => !isOffline() && Reflect.get(Navigator.prototype, "onLine", navigator),
});
