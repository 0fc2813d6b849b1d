/// <reference types="vite/client" />
import { afterEach as checkAccessibility } from "@storybook/addon-a11y/preview";
import type { Preview } from "@storybook/react-vite";
import { configure } from "storybook/test";
import "../stories/frame/frame.css";
import { ThemedDocsContainer } from "./ThemedDocsContainer";

// A busy machine is slow, not wrong.
configure({ asyncUtilTimeout: 10_000 });

const themes = ["light", "dark"];

const preview: Preview = {
  tags: ["autodocs"],
  parameters: {
    layout: "fullscreen",
    a11y: { test: "error" },
    docs: { container: ThemedDocsContainer, toc: { headingSelector: "h2, h3" } },
    options: { storySort: { order: ["Introduction", "Components", "Hooks"] } },
  },
  globalTypes: {
    theme: {
      description: "Light or dark",
      toolbar: { icon: "contrast", items: themes, dynamicTitle: true },
    },
  },
  initialGlobals: { theme: "light" },
  decorators: [
    (Story, { globals, viewMode }) => (
      <div
        data-theme={globals.theme}
        className="ground"
        style={{ padding: "1.25rem", minHeight: viewMode === "story" ? "100vh" : undefined }}
      >
        <Story />
      </div>
    ),
  ],
  /** The addon checks the theme that is shown. In a test run the other one has its turn here. */
  async afterEach(context) {
    const shown = context.canvasElement.querySelector<HTMLElement>(".ground");
    if (!shown || !import.meta.env.VITEST_STORYBOOK) return;
    const { theme } = context.globals;
    shown.dataset.theme = themes.find((other) => other !== theme);
    try {
      await checkAccessibility(context);
    } finally {
      shown.dataset.theme = theme;
    }
  },
};

export default preview;
