/** What each contestant's own backend says when it has taken a request. */
export function answerOf(pathname, text) {
  const [, , contestant, ...rest] = pathname.split("/");
  const path = rest.join("/");
  if (contestant.startsWith("autumn-react")) {
    const { events } = JSON.parse(text);
    return {
      v: 1,
      now: Date.now(),
      results: events.map(({ id, params }) => ({
        id,
        outcome: "delivered",
        response: { customerId: params.customerId, value: params.value ?? 1, balance: null },
      })),
    };
  }
  if (contestant === "autumn-js" && path.endsWith("track")) {
    return { id: "evt_1", code: "event_received", customer_id: "cus_bench", feature_id: "messages" };
  }
  if (contestant === "statsig" && path.endsWith("initialize")) {
    return {
      has_updates: true,
      time: Date.now(),
      feature_gates: {},
      dynamic_configs: {},
      layer_configs: {},
      sdkParams: {},
      hash_used: "djb2",
    };
  }
  return { status: 1, success: true };
}
