import { manageOutbox } from "../core/outbox/manageOutbox";
import type { ManagedOutbox, OutboxEvent, OutboxSnapshot } from "../core/outbox/Outbox";
import type { TrackResponse } from "../core/TrackResponse";
import { type PageOutbox, pageOutboxes } from "../react/pageOutboxes";
import { isSignedIn } from "./isSignedIn";

const maxDelivered = 50;

/** An event that came through while the devtools were there. */
type Delivery = { event: OutboxEvent; response: TrackResponse; at: number };

export type InspectedOutbox = {
  /** The handler's address, and the outbox's name where it has one. */
  name: string;
  snapshot: OutboxSnapshot;
  /** The newest first, of customers who are signed in. */
  delivered: readonly Delivery[];
  outbox: ManagedOutbox;
};

export type Inspection = {
  /** Those that a mounted provider uses. */
  outboxes: readonly InspectedOutbox[];
  /** Whether the devtools keep the outboxes off the network. */
  isOffline: boolean;
  /** Unix time in ms of this look. */
  at: number;
};

export const nothing: Inspection = { outboxes: [], isOffline: false, at: 0 };

type Watch = { page: PageOutbox; delivered: Delivery[]; stop: () => void };

/**
 * Looks into the page's outboxes for as long as somebody listens. Then it also hears of their deliveries, and can have
 * them believe that there is no network; when the last listener goes, it leaves everything as it was.
 */
export function createInspector() {
  const listeners = new Set<() => void>();
  const watches = new Map<string, Watch>();
  let isOffline = false;
  let current = nothing;

  function inspect({ page, delivered }: Watch): InspectedOutbox[] {
    const outbox = manageOutbox(page.outbox);
    if (outbox.customers().length === 0) return [];
    return [
      {
        name: page.name,
        snapshot: outbox.getSnapshot(),
        delivered: delivered.filter(({ event }) => isSignedIn(outbox, event.params.customerId)),
        outbox,
      },
    ];
  }

  function look(): void {
    current = { outboxes: [...watches.values()].flatMap(inspect), isOffline, at: Date.now() };
    for (const listener of listeners) listener();
  }

  function watch(page: PageOutbox): void {
    const { name, outbox, environment } = page;
    const { isOnline } = environment;
    const delivered: Delivery[] = [];
    environment.isOnline = () => !isOffline && isOnline();
    const stopListening = outbox.listen((_id, event, response) => {
      if (!event || !response) return;
      delivered.unshift({ event, response, at: Date.now() });
      delivered.length = Math.min(delivered.length, maxDelivered);
    });
    const unsubscribe = outbox.subscribe(look);
    function stop() {
      unsubscribe();
      environment.isOnline = isOnline;
      stopListening();
    }
    watches.set(name, { page, delivered, stop });
  }

  function setOffline(offline: boolean): void {
    if (offline === isOffline) return;
    isOffline = offline;
    // Has each look around at once: it goes on, or tells that it is offline.
    for (const { page } of watches.values()) void manageOutbox(page.outbox).flush({ timeout: 0 });
    look();
  }

  function start(): void {
    for (const page of pageOutboxes.byName.values()) watch(page);
    pageOutboxes.onAdd = (page) => {
      watch(page);
      look();
    };
    look();
  }

  function stop(): void {
    setOffline(false);
    pageOutboxes.onAdd = undefined;
    for (const watched of watches.values()) watched.stop();
    watches.clear();
    current = nothing;
  }

  return {
    getInspection: () => current,
    setOffline,
    subscribe(listener: () => void) {
      listeners.add(listener);
      if (listeners.size === 1) start();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) stop();
      };
    },
  };
}
