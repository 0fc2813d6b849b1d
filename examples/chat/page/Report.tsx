import type { Balance } from "autumn-react";
import { isOffline } from "./offline";
import { useBalances } from "./useBalances";

/** Where the Export link leads. The page of the click is gone; its event is not. */
export function Report({ customerId }: { customerId: string | null }) {
  const balances = useBalances(customerId);
  const rows = Object.values(balances ?? {}).filter((balance): balance is Balance => balance !== undefined);

  return (
    <main className="report">
      <h1>Usage report</h1>
      <p>{customerId === null ? "Nobody is signed in." : "The click that led here is one usage event."}</p>
      {balances ? null : <p>{isOffline() ? "The figures come when you are online." : "Loading…"}</p>}
      <table hidden={!balances}>
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
