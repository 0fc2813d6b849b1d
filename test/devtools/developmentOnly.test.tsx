import { renderToString } from "react-dom/server";
import { afterEach, expect, it, vi } from "vitest";
import * as always from "../../src/devtools.production";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

it.each(["production", "test"])("renders nothing in a build for %s", async (environment) => {
  vi.stubEnv("NODE_ENV", environment);
  const { AutumnDevtools, AutumnDevtoolsPanel } = await import("../../src/devtools");

  expect(AutumnDevtools({ initialIsOpen: true })).toBeNull();
  expect(AutumnDevtoolsPanel({})).toBeNull();
});

it("is there in development", async () => {
  vi.stubEnv("NODE_ENV", "development");
  const { AutumnDevtools, AutumnDevtoolsPanel } = await import("../../src/devtools");

  expect(AutumnDevtools.name).toBe("AutumnDevtools");
  expect(AutumnDevtoolsPanel.name).toBe("AutumnDevtoolsPanel");
});

it("renders on a server, to nothing", () => {
  expect(typeof window).toBe("undefined");

  expect(renderToString(<always.AutumnDevtools initialIsOpen />)).toBe("");
  expect(renderToString(<always.AutumnDevtoolsPanel />)).toBe("");
});
