import { createBrowserEnvironment } from "../core/outbox/createBrowserEnvironment";
import { createOutbox } from "../core/outbox/createOutbox";
import type { Outbox } from "../core/outbox/Outbox";

const outboxes = new Map<string, Outbox>();

export type PageOutboxOptions = {
  /** Where the client sends to, relative to the page or absolute; undefined where it doesn't say. */
  url: string | undefined;
  name: string | undefined;
  maxPending: number | undefined;
};

/** The page's one outbox of that endpoint and name, made when it is first asked for. */
export function pageOutbox({ url, name, maxPending }: PageOutboxOptions): Outbox {
  const endpoint = url === undefined ? "client" : absolute(url).replace(/\/+$/, "");
  const storeName = name === undefined ? endpoint : `${endpoint}#${name}`;
  let outbox = outboxes.get(storeName);
  if (!outbox) {
    outbox = createOutbox({ name: storeName, maxPending, environment: createBrowserEnvironment() });
    outboxes.set(storeName, outbox);
  }
  return outbox;
}

/** React Native has no document, and only absolute addresses. */
function absolute(url: string): string {
  return typeof document === "undefined" ? url : new URL(url, document.baseURI).href;
}
