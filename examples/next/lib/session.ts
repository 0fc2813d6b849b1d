import { createHmac, timingSafeEqual } from "node:crypto";
import { cookies } from "next/headers";
import { type User, users } from "./users";

const cookieName = "session";
/** s */
const lifetime = 7 * 24 * 60 * 60;

/** Who is signed in, by the session cookie: asked by pages, Server Actions and the handler alike. */
export async function currentUser(): Promise<User | null> {
  const [id = "", expires = "", signature = ""] = (await cookies()).get(cookieName)?.value.split(".") ?? [];
  const isValid = isSame(signature, sign(`${id}.${expires}`)) && Number(expires) > Date.now() / 1000;
  return (isValid && users.find((user) => user.id === id)) || null;
}

/** Only a Server Action can do this, since it sets a cookie. */
export async function startSession(user: User): Promise<void> {
  const content = `${user.id}.${Math.floor(Date.now() / 1000) + lifetime}`;
  (await cookies()).set(cookieName, `${content}.${sign(content)}`, {
    httpOnly: true,
    sameSite: "lax",
    secure: process.env.NODE_ENV === "production",
    maxAge: lifetime,
  });
}

export async function endSession(): Promise<void> {
  (await cookies()).delete(cookieName);
}

function sign(content: string): string {
  const secret = process.env.SESSION_SECRET;
  if (!secret) throw new Error("SESSION_SECRET is not set: sessions can't be signed. Put one into the environment.");
  return createHmac("sha256", secret).update(content).digest("base64url");
}

function isSame(given: string, expected: string): boolean {
  return given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));
}
