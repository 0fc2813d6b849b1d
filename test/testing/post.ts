type Fetching = { fetch: (url: string, init?: RequestInit) => Promise<Response> };

/** Calls a route with the secret key, as a server does, and reads the answer. */
export async function post(
  autumn: Fetching,
  route: string,
  body: unknown,
  headers: Record<string, string> = {},
  // biome-ignore lint/suspicious/noExplicitAny: answers are JSON of many shapes, and each test looks at a part of one.
): Promise<{ status: number; body: any; headers: Headers }> {
  const response = await autumn.fetch(`https://api.useautumn.com/v1/${route}`, {
    method: "POST",
    headers: { authorization: "Bearer am_sk_test_any", "x-api-version": "2.3.0", ...headers },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type") === "application/json";
  return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers };
}

/** Tracks for a customer "cus_1" unless the body says otherwise. */
export function track(autumn: Fetching, body: Record<string, unknown>, idempotencyKey?: string) {
  const headers = idempotencyKey !== undefined && { "idempotency-key": idempotencyKey };
  return post(autumn, "balances.track", { customer_id: "cus_1", ...body }, headers || {});
}
