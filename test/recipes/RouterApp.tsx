import { BrowserRouter, Link, Route, Routes, useParams } from "react-router";
import { AutumnProvider, TrackOnClick } from "../../src";

export function App({ user }: { user: { id: string } | null }) {
  return (
    <AutumnProvider customerId={user?.id ?? null}>
      <BrowserRouter>
        <Routes>
          <Route index element={<Reports />} />
          <Route path="/reports/:name" element={<Report />} />
        </Routes>
      </BrowserRouter>
    </AutumnProvider>
  );
}

function Reports() {
  return (
    <TrackOnClick featureId="exports" properties={{ report: "leaves" }} asChild>
      <Link to="/reports/leaves">Leaves</Link>
    </TrackOnClick>
  );
}

function Report() {
  const { name } = useParams();
  return <h1>Report on {name}</h1>;
}
