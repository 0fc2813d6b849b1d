import type { Outbox } from "../core/outbox/Outbox";
import type { OutboxEnvironment } from "../core/outbox/OutboxEnvironment";

export type PageOutbox = { name: string; outbox: Outbox; environment: OutboxEnvironment };

/** All outboxes of the page, and who wants to know of a new one. */
export const pageOutboxes: { byName: Map<string, PageOutbox>; onAdd?: (added: PageOutbox) => void } = {
  byName: /*@__PURE__*/ new Map(),
};
