// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { createAutumnHandler } from "../../src/server";
import { createTestAutumn } from "../../src/testing";
import { App } from "./RouterApp";

const autumn = createTestAutumn({ features: { exports: { included: 3 } } });
const handler = createAutumnHandler({
  secretKey: "am_sk_test_router",
  fetch: autumn.fetch,
  identify: () => ({ customerId: "cus_123" }),
  allow: { features: { exports: true } },
});

beforeEach(() => {
  // jsdom has no IndexedDB: the outbox warns that it works from memory.
  vi.spyOn(console, "warn").mockImplementation(() => {});
  vi.stubGlobal("fetch", (url: string, init: RequestInit) =>
    handler(new Request(new URL(url, location.href), { ...init, signal: null })),
  );
});

it("counts a click on a Link once, which the router turns into a navigation of its own", async () => {
  render(<App user={{ id: "cus_123" }} />);
  await userEvent.click(screen.getByRole("link", { name: "Leaves" }));
  await screen.findByRole("heading", { name: "Report on leaves" });
  expect(location.pathname).toBe("/reports/leaves");
  await vi.waitFor(() => expect(autumn.events).toHaveLength(1));
  expect(autumn.events).toMatchObject([{ customerId: "cus_123", featureId: "exports", value: 1 }]);
});
