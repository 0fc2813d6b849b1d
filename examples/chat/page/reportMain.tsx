import "@fontsource-variable/inter";
import "../styles/index.css";
import "./theme";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { pageData } from "./pageData";
import { Report } from "./Report";

const root = document.getElementById("root");
if (!root) throw new Error("report.html has no #root.");

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={new QueryClient()}>
      <Report customerId={pageData().customerId} />
    </QueryClientProvider>
  </StrictMode>,
);
