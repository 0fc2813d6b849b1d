// @vitest-environment jsdom
import { join } from "node:path";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterAll, expect, it, vi } from "vitest";
import { createTestAutumn } from "../../src/testing";
import { writeBlocks } from "./writeBlocks";

const written = writeBlocks("README.md");
afterAll(written.remove);

it("counts the clicks of the README's quick start, from its page through its handler", async () => {
  vi.stubEnv("AUTUMN_SECRET_KEY", "am_sk_test_readme");
  // jsdom has no IndexedDB: the outbox warns that it works from memory.
  vi.spyOn(console, "warn").mockImplementation(() => {});
  const autumn = createTestAutumn({ features: { messages: { included: 3 }, exports: { included: 3 } } });
  const { default: backend } = await import(/* @vite-ignore */ join(written.folder, "hono.ts"));
  vi.stubGlobal("fetch", (input: string, init: RequestInit) =>
    new URL(input, location.href).origin === location.origin
      ? backend.request(input, { ...init, signal: null })
      : autumn.fetch(input, init),
  );
  // As the main.tsx of a new Vite app does.
  const { default: App } = await import(/* @vite-ignore */ join(written.folder, "src/App.tsx"));

  render(<App />);
  await userEvent.click(screen.getByRole("button", { name: "Send" }));
  await screen.findByRole("button", { name: "Send (2 left)" });
  screen.getByRole("link", { name: "Export" }).addEventListener("click", (event) => event.preventDefault());
  await userEvent.click(screen.getByRole("link", { name: "Export" }));

  await vi.waitFor(() => expect(autumn.events).toHaveLength(2));
  expect(autumn.events).toMatchObject([
    { customerId: "cus_123", featureId: "messages", value: 1, properties: { from: "toolbar" } },
    { customerId: "cus_123", featureId: "exports", value: 1 },
  ]);
});
