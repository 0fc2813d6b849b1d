import { storybookTest } from "@storybook/addon-vitest/vitest-plugin";
import { playwright } from "@vitest/browser-playwright";
import { configDefaults, defineConfig } from "vitest/config";
import { launchOptions } from "./scripts/find-chromium.mjs";

/** Chromium is looked for, and if need be installed, when a browser project starts, not when this file is read. */
const chromium: ReturnType<typeof playwright> = {
  ...playwright(),
  providerFactory: (project) => playwright({ launchOptions: launchOptions() }).providerFactory(project),
};

const browser = () => ({
  enabled: true,
  headless: true,
  provider: chromium,
  screenshotFailures: false,
  instances: [{ browser: "chromium" as const }],
});

/** A busy machine is slow, not wrong: its usual second is short. */
const poll = { timeout: 10_000 };

/** These need a browser, the built package, or more time. */
const elsewhere = ["test/browser/**", "test/e2e/**", "test/chaos/**", "test/package.test.ts"];

export default defineConfig({
  test: {
    coverage: {
      provider: "v8",
      include: ["src/**/*.{ts,tsx}"],
      reporter: ["text", "html"],
    },
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: [...configDefaults.exclude, ...elsewhere],
          setupFiles: ["test/setup.ts"],
          expect: { poll: { timeout: 4_000 } },
        },
      },
      {
        test: {
          name: "react18",
          include: ["test/{react,devtools}/**/*.test.{ts,tsx}"],
          setupFiles: ["test/onReact18.ts", "test/setup.ts"],
        },
      },
      {
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.{ts,tsx}"],
          browser: browser(),
          expect: { poll },
          sequence: { groupOrder: 1 },
        },
      },
      {
        plugins: [storybookTest({ configDir: ".storybook" })],
        test: { name: "stories", browser: browser(), sequence: { groupOrder: 2 } },
      },
      {
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          fileParallelism: false,
          sequence: { groupOrder: 3 },
          testTimeout: 60_000,
          hookTimeout: 120_000,
          expect: { poll },
        },
      },
      {
        test: { name: "package", include: ["test/package.test.ts"], testTimeout: 60_000 },
      },
    ],
  },
});
