import type { Customer } from "autumn-react/server";

/** Who can sign in: in a real app, the table of users. */
const customers: Customer[] = [
  { customerId: "ada", name: "Ada Lovelace", email: "ada@example.com" },
  { customerId: "grace", name: "Grace Hopper", email: "grace@example.com" },
];

const cookieName = "demo_customer";

/**
 * Whose request it is, by the session cookie: the one place that decides it, for the page and for the handler's `identify`.
 * A real app asks its auth library here. This demo has no passwords, and signs a new visitor in as Ada.
 */
export function currentCustomer(request: Request): Customer | null {
  const cookie = /(?:^|; )demo_customer=([^;]*)/.exec(request.headers.get("cookie") ?? "");
  return customers.find(({ customerId }) => customerId === (cookie ? cookie[1] : "ada")) ?? null;
}

/** The Set-Cookie header that signs a customer in; an unknown one, and "", sign out. */
export function sessionCookie(customerId: string): string {
  return `${cookieName}=${encodeURIComponent(customerId)}; Path=/; HttpOnly; SameSite=Lax`;
}
