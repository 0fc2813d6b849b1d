// @vitest-environment jsdom

import * as reactQuery from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ComponentType, ReactNode } from "react";
import * as react from "react";
import * as jsxRuntime from "react/jsx-runtime";
import { expect, it, vi } from "vitest";
import type { AutumnClient } from "../../src";
import { createAutumnHandler } from "../../src/server";
import { createTestAutumn } from "../../src/testing";
import { loadInReactNative } from "./loadInReactNative";

/** React itself draws into a DOM here; the app, and the package in it, see none. */
const modules = {
  react,
  "react/jsx-runtime": jsxRuntime,
  "@tanstack/react-query": reactQuery,
  "react-native": {
    Pressable: ({ onPress, children }: { onPress: () => void; children: ReactNode }) => (
      <button type="button" onClick={onPress}>
        {children}
      </button>
    ),
    Text: ({ children }: { children: ReactNode }) => <span>{children}</span>,
  },
};

const user = { id: "cus_123" };
const features = { messages: { included: 3 } };

it("imports every name without looking for a browser", async () => {
  const { exports, touched } = await loadInReactNative("../../src/index.ts", modules, { fetch });
  expect(Object.keys(exports)).toEqual(expect.arrayContaining(["AutumnProvider", "useTrack", "createAutumnApiClient"]));
  expect(touched).toEqual([]);
});

it("counts a press through the handler, which knows the app by its bearer token", async () => {
  // There is no IndexedDB: the outbox warns that it works from memory.
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const autumn = createTestAutumn({ features });
  const handler = createAutumnHandler({
    secretKey: "am_sk_test_native",
    fetch: autumn.fetch,
    identify: (request) =>
      request.headers.get("authorization") === "Bearer token-of-cus_123" ? { customerId: user.id } : null,
    allow: { features: { messages: true } },
  });
  const { exports } = await loadInReactNative("NativeApp.tsx", modules, {
    fetch: (url, init) => handler(new Request(String(url), { ...init, signal: null })),
  });
  const App = exports.App as ComponentType<{ user: typeof user }>;
  render(<App user={user} />);
  await userEvent.click(screen.getByRole("button", { name: "Send" }));
  await screen.findByRole("button", { name: "Send (2 left)" });
  expect(autumn.events).toMatchObject([{ customerId: user.id, featureId: "messages", value: 1 }]);
  expect(warn).toHaveBeenCalledOnce();
});

it("tracks straight to Autumn with a customer token that the backend mints", async () => {
  const autumn = createTestAutumn({ features, customers: [user.id] });
  const { exports } = await loadInReactNative("nativeApiClient.ts", modules, {
    fetch: async (url, init) =>
      String(url) === "https://app.example.com/autumn-token"
        ? new Response(autumn.token(user.id))
        : autumn.fetch(String(url), { ...init, signal: null }),
  });
  const { track } = exports.client as AutumnClient;
  const { balance } = await track({ customerId: user.id, featureId: "messages" });
  expect(balance?.remaining).toBe(2);
  expect(autumn.events).toMatchObject([{ customerId: user.id, featureId: "messages", value: 1 }]);
});
