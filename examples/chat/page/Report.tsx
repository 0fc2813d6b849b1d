import { useQueries } from "@tanstack/react-query";
import { balanceQueryOptions, createAutumnClient, type FeatureId } from "autumn-react";
import { isOffline, offlineFetch } from "./offline";

const client = createAutumnClient({ fetch: offlineFetch });
const features: FeatureId[] = ["messages", "exports", "seats"];

/** Where the Export link leads. The page of the click is gone; its event is not. Nothing is tracked here, so there is no provider. */
export function Report({ customerId }: { customerId: string | null }) {
  const balances = useQueries({
    queries: features.map((featureId) => ({
      ...balanceQueryOptions(client, { customerId: customerId ?? "", featureId }),
      enabled: customerId !== null,
    })),
  });
  const rows = balances.flatMap(({ data }) => data ?? []);
  const isKnown = rows.length === features.length;

  return (
    <main className="report">
      <h1>Usage report</h1>
      <p>{customerId === null ? "Nobody is signed in." : "The click that led here is one usage event."}</p>
      {isKnown ? null : <p>{isOffline() ? "The figures come when you are online." : "Loading…"}</p>}
      <table hidden={!isKnown}>
        <thead>
          <tr>
            <th scope="col">Feature</th>
            <th scope="col">Used</th>
            <th scope="col">Included</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ featureId, usage, granted }) => (
            <tr key={featureId}>
              <th scope="row">{featureId}</th>
              <td>{usage}</td>
              <td>{granted}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <a className="button" href="/">
        Back to the chat
      </a>
    </main>
  );
}
