import type { StorybookConfig } from "@storybook/react-vite";

const config: StorybookConfig = {
  framework: "@storybook/react-vite",
  stories: ["../stories/**/*.mdx", "../stories/**/*.stories.tsx"],
  addons: ["@storybook/addon-docs", "@storybook/addon-a11y", "@storybook/addon-vitest"],
  // mockServiceWorker.js, for the story that goes through MSW.
  staticDirs: ["./public"],
  core: { disableTelemetry: true },
  // Reads the props' docstrings through TypeScript: the default one does not see through forwardRef.
  typescript: { reactDocgen: "react-docgen-typescript" },
  // Found only while the first test runs, it would make Vite reload that test.
  viteFinal: (vite) => ({
    ...vite,
    optimizeDeps: {
      ...vite.optimizeDeps,
      include: [...(vite.optimizeDeps?.include ?? []), "@storybook/addon-a11y/preview", "msw", "msw/browser"],
    },
  }),
};

export default config;
