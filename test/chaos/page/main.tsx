import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode, useState } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { AutumnProvider, createAutumnClient } from "../../../src";
import { reportAccepted } from "./acceptance";
import { Buttons } from "./Buttons";
import type { OutboxState } from "./ChaosPage";
import { openCanaries, readCanaries } from "./canary";
import { OutboxWatch } from "./OutboxWatch";
import { rejectedEvent } from "./rejectedEvent";
import { Vanishing } from "./Vanishing";

const settings = new URLSearchParams(location.search);
const queryClient = new QueryClient({ defaultOptions: { mutations: { retry: Number(settings.get("retry") ?? 0) } } });

let state: OutboxState | undefined;
let showVanishing = (_: boolean) => {};
let signIn = (_: string | null) => {};

/** A client that proves who is signed in with a token of short life. */
function createTokenClient() {
  return createAutumnClient({
    headers: async () => ({ authorization: await (await fetch("/token")).text() }),
  });
}

function App() {
  const [customerId, setCustomerId] = useState(settings.get("customer"));
  const [isVanishingShown, setVanishingShown] = useState(false);
  const [client] = useState(() => (settings.has("token") ? createTokenClient() : undefined));
  signIn = setCustomerId;
  showVanishing = setVanishingShown;
  return (
    <QueryClientProvider client={queryClient}>
      <AutumnProvider
        customerId={customerId}
        client={client}
        // Whatever waits at the start, no event is to be refused for it.
        outbox={{ maxPending: 20_000 }}
        onReject={(event) => window.report({ type: "rejected", event: rejectedEvent(event) })}
      >
        <OutboxWatch onState={(latest) => (state = latest)} />
        <Buttons customerId={customerId ?? ""} />
        {isVanishingShown && <Vanishing customerId={customerId ?? ""} />}
      </AutumnProvider>
    </QueryClientProvider>
  );
}

function keepSession(customerId: string | null) {
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie is to be there before this task is over
  document.cookie = `session=${customerId ?? ""}`;
}

window.chaos = {
  click(names) {
    for (const name of names) document.getElementById(name)?.click();
    reportAccepted();
  },
  vanish(count) {
    for (let index = 0; index < count; index++) {
      flushSync(() => showVanishing(true));
      flushSync(() => showVanishing(false));
    }
    reportAccepted();
  },
  signIn(customerId) {
    keepSession(customerId);
    flushSync(() => signIn(customerId));
  },
  canaries: readCanaries,
  state: () => state ?? { pending: 0, sending: 0, held: 0, rejected: [], durable: true, status: "idle" },
};

// Clicks that the browser makes, after React has had them.
window.addEventListener("click", reportAccepted);
window.addEventListener("error", ({ message }) => window.report({ type: "trouble", message }));
window.addEventListener("unhandledrejection", ({ reason }) =>
  window.report({ type: "trouble", message: String(reason) }),
);

if (settings.has("canary")) openCanaries();
keepSession(settings.get("customer"));
const root = document.getElementById("root");
if (root)
  createRoot(root).render(
    settings.has("strict") ? (
      <StrictMode>
        <App />
      </StrictMode>
    ) : (
      <App />
    ),
  );
