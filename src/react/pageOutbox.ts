import { createBrowserEnvironment } from "../core/outbox/createBrowserEnvironment";
import { createOutbox } from "../core/outbox/createOutbox";
import type { Outbox } from "../core/outbox/Outbox";
import { pageOutboxes } from "./pageOutboxes";

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
  let known = pageOutboxes.byName.get(storeName);
  if (!known) {
    const environment = createBrowserEnvironment();
    known = { name: storeName, outbox: createOutbox({ name: storeName, maxPending, environment }), environment };
    pageOutboxes.byName.set(storeName, known);
    pageOutboxes.onAdd?.(known);
  }
  return known.outbox;
}

/** React Native has no document, and only absolute addresses. */
function absolute(url: string): string {
  return typeof document === "undefined" ? url : new URL(url, document.baseURI).href;
}
