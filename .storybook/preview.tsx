/// <reference types="vite/client" />
import { afterEach as checkAccessibility } from "@storybook/addon-a11y/preview";
import type { Preview } from "@storybook/react-vite";
import "../stories/frame/frame.css";

const themes = ["light", "dark"];

const preview: Preview = {
  tags: ["autodocs"],
  parameters: {
    layout: "fullscreen",
    a11y: { test: "error" },
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
        style={{ padding: "1.25rem", minHeight: viewMode === "story" ? "100vh" : undefined }}
      >
        <Story />
      </div>
    ),
  ],
  /** The addon checks the theme that is shown; here the other one has its turn. */
  async afterEach(context) {
    const shown = context.canvasElement.querySelector<HTMLElement>("[data-theme]");
    if (!shown) return;
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
