import { AutumnProvider } from "autumn-react";
import type { Metadata, Viewport } from "next";
import Link from "next/link";
import { type ReactNode, Suspense } from "react";
import { currentUser } from "../lib/session";
import { signOut } from "./actions";
import "./globals.css";
import { QueryProvider } from "./QueryProvider";

export const metadata: Metadata = {
  title: "Maple Reports, an example of autumn-react",
  description: "A Next.js app whose reads and questions are metered with Autumn.",
};

export const viewport: Viewport = { colorScheme: "light dark" };

/** Nothing in it depends on the request, so Next.js sends it at once, and what stands in a Suspense as soon as it is known. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <header className="header">
          <Link className="brand" href="/">
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M5 19C4 9 9 4 20 4c0 11-5 16-15 15Zm0 0L14 10" />
            </svg>
            Maple Reports
          </Link>
          <Suspense>
            <Account />
          </Suspense>
        </header>
        <main>
          <QueryProvider>
            <Suspense>
              <SignedIn>{children}</SignedIn>
            </Suspense>
          </QueryProvider>
        </main>
      </body>
    </html>
  );
}

/** A Server Component: it knows who is signed in before the page is sent. */
async function SignedIn({ children }: { children: ReactNode }) {
  const user = await currentUser();
  return <AutumnProvider customerId={user?.id ?? null}>{children}</AutumnProvider>;
}

async function Account() {
  const user = await currentUser();
  return (
    user && (
      <form className="account" action={signOut}>
        <span>{user.name}</span>
        <button type="submit" className="button">
          Sign out
        </button>
      </form>
    )
  );
}
