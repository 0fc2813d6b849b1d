import type { OutboxEvent } from "./Outbox";

const events = /*@__PURE__*/ new WeakMap<object, OutboxEvent>();

/** How an app sees what is stored and can't be read; `customerId` is "" where not even that can. */
export function unreadableEventOf(stored: unknown): OutboxEvent {
  const value = stored as { id: unknown; params?: { customerId?: unknown } };
  const customerId = value.params?.customerId;
  const event = events.get(value) ?? {
    id: String(value.id),
    params: { customerId: typeof customerId === "string" ? customerId : "" },
    createdAt: 0,
    attempts: 0,
    mayBeCounted: false,
    error: {
      code: "unreadable_record",
      message:
        "Another version of autumn-react wrote this event, or it was edited. It is kept, not sent. discard(id) it.",
    },
  };
  events.set(value, event);
  return event;
}
