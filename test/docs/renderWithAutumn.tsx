import { cleanup, render } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, vi } from "vitest";
import { AutumnProvider, createAutumnApiClient } from "../../src";
import { createTestAutumn } from "../../src/testing";

afterEach(cleanup); // Testing Library does it by itself only with Vitest's globals.

export function renderWithAutumn(children: ReactNode) {
  // jsdom has no IndexedDB: each outbox warns that it works from memory.
  vi.spyOn(console, "warn").mockImplementation(() => {});
  const autumn = createTestAutumn({ features: { messages: { included: 3 } }, customers: ["cus_1"] });
  const client = createAutumnApiClient({ token: autumn.token("cus_1"), fetch: autumn.fetch });
  render(
    <AutumnProvider customerId="cus_1" client={client} outbox={{ name: crypto.randomUUID() }} onReject={() => {}}>
      {children}
    </AutumnProvider>,
  );
  return autumn;
}
