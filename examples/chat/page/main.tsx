import "@fontsource-variable/inter";
import "../styles/index.css";
import { onlineManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { pageData } from "./pageData";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root.");

// The offline switch may have been left on before a reload.
onlineManager.setOnline(navigator.onLine);

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={new QueryClient()}>
      <App {...pageData()} />
    </QueryClientProvider>
  </StrictMode>,
);
