const week = 7 * 24 * 3_600_000;

/** What is wrong with a call to Autumn, told without the handler's own code; undefined where nothing is. `ada` is signed in. */
export function breachOf(url: string, init: RequestInit | undefined, secretKey: string): string | undefined {
  const headers = new Headers(init?.headers);
  const text = String(init?.body);
  const body = JSON.parse(text) as Record<string, unknown>;
  const wrong = (what: string) => `${what}: ${url} ${text.slice(0, 300)}`;

  if (init?.method !== "POST" || init.redirect !== "manual") return wrong("method or redirect");
  if (headers.get("authorization") !== `Bearer ${secretKey}`) return wrong("credentials");
  if (text.split("__proto__").length > 1) return wrong("prototype");
  if (body.customer_id !== "ada") return wrong("customer");
  if (url === "https://api.useautumn.com/v1/balances.check") {
    const { customer_id, feature_id, entity_id, ...more } = body;
    const isOwn = entity_id === undefined || (feature_id === "seats" && entity_id === "desk");
    const isAllowed = (feature_id === "messages" || feature_id === "seats") && isOwn;
    return isAllowed && Object.keys(more).length === 0 ? undefined : wrong("look");
  }
  if (url !== "https://api.useautumn.com/v1/balances.track") return wrong("address");
  if (!/^ada:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(headers.get("idempotency-key") ?? ""))
    return wrong("key");

  const { customer_id, feature_id, event_name, entity_id, value = 1, properties = {}, timestamp, ...others } = body;
  if (Object.keys(others).length > 0) return wrong("fields");
  if (typeof value !== "number") return wrong("value");
  if (feature_id === "messages" && event_name === undefined) {
    if (value < 0 || value > 1 || entity_id !== undefined) return wrong("rule");
  } else if (feature_id === "seats" && event_name === undefined) {
    if (value < -1 || value > 1 || (entity_id !== undefined && entity_id !== "desk")) return wrong("rule");
  } else if (event_name === "message-sent" && feature_id === undefined) {
    if (value < 0 || value > 5 || entity_id !== undefined) return wrong("rule");
  } else return wrong("feature or event");

  if (typeof properties !== "object" || properties === null || Array.isArray(properties)) return wrong("properties");
  if (new TextEncoder().encode(JSON.stringify(properties)).length > 16 * 1024) return wrong("size of properties");
  if (timestamp === undefined) return undefined;
  // Without a rule for it, only an event's age can have set one.
  const earliest = event_name === undefined ? Date.now() - week - 10_000 : Date.UTC(2001, 0);
  if (!Number.isInteger(timestamp) || (timestamp as number) < earliest || (timestamp as number) > Date.now())
    return wrong("timestamp");
  return undefined;
}
