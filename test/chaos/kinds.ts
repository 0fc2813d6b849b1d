/** What an event of a kind is in Autumn's ledger, or why the handler or Autumn refuses it. */
export type Kind = {
  featureId?: string;
  eventName?: string;
  value: number;
  refusedWith?: string;
};

/** The sorts of events that a page tracks. The handler's `allow` in servers/handler.mjs goes with it. */
export const kinds = {
  button: { featureId: "messages", value: 1 },
  hook: { featureId: "messages", value: 3 },
  named: { eventName: "message-sent", value: 2 },
  link: { featureId: "exports", value: 1 },
  vanishing: { featureId: "messages", value: 1 },
  /** Allowed by no rule of the handler. */
  secret: { featureId: "secret", value: 1, refusedWith: "not_allowed" },
  /** Allowed, but unknown to Autumn. */
  ghost: { featureId: "ghost", value: 1, refusedWith: "feature_not_found" },
} satisfies Record<string, Kind>;

export type KindName = keyof typeof kinds;
