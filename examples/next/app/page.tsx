import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { TrackOnClick } from "autumn-react";
import { balanceQueryOptions } from "autumn-react/server";
import Link from "next/link";
import { autumn } from "../lib/autumn";
import { reports } from "../lib/reports";
import { currentUser } from "../lib/session";
import { users } from "../lib/users";
import { AskForm } from "./AskForm";
import { signIn } from "./actions";
import { ReadsLeft } from "./ReadsLeft";

export default async function HomePage() {
  const user = await currentUser();
  return user ? <Reports customerId={user.id} /> : <SignIn />;
}

function SignIn() {
  return (
    <form className="card sign-in" action={signIn}>
      <h1>Who is reading?</h1>
      {users.map(({ id, name }) => (
        <button key={id} type="submit" className="button" name="user" value={id}>
          Continue as {name}
        </button>
      ))}
    </form>
  );
}

async function Reports({ customerId }: { customerId: string }) {
  const queryClient = new QueryClient();
  // Where Autumn is down, nothing is dehydrated, and the browser asks.
  await queryClient.prefetchQuery(balanceQueryOptions(autumn, { customerId, featureId: "reads" }));
  return (
    <>
      <h1>Reports</h1>
      <HydrationBoundary state={dehydrate(queryClient)}>
        <ReadsLeft />
      </HydrationBoundary>
      <ul className="reports">
        {reports.map(({ slug, title, summary }) => (
          <li key={slug} className="card report">
            <h2>
              {/* The click is a usage event and a client-side navigation; the link stays a link, without an element around it. */}
              <TrackOnClick featureId="reads" properties={{ report: slug }} asChild>
                <Link href={`/reports/${slug}`}>{title}</Link>
              </TrackOnClick>
            </h2>
            <p>{summary}</p>
          </li>
        ))}
      </ul>
      <AskForm />
    </>
  );
}
