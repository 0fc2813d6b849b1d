import type { Preview } from "@storybook/react-vite";

const preview: Preview = {
  tags: ["autodocs"],
  parameters: {
    layout: "fullscreen",
    a11y: { test: "error" },
  },
  globalTypes: {
    theme: {
      description: "Light or dark",
      toolbar: { icon: "contrast", items: ["light", "dark"], dynamicTitle: true },
    },
  },
  initialGlobals: { theme: "light" },
  decorators: [
    (Story, { globals, viewMode }) => (
      <div
        data-theme={globals.theme}
        style={{
          colorScheme: globals.theme,
          background: "Canvas",
          color: "CanvasText",
          fontFamily: "system-ui, sans-serif",
          padding: "1rem",
          minHeight: viewMode === "story" ? "100vh" : undefined,
          boxSizing: "border-box",
        }}
      >
        <Story />
      </div>
    ),
  ],
};

export default preview;
