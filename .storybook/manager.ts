import { addons } from "storybook/manager-api";
import { create } from "storybook/theming";

const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;

addons.setConfig({
  theme: create({
    base: dark ? "dark" : "light",
    brandTitle: "autumn-react",
    brandTarget: "_self",
    colorSecondary: dark ? "#ffa666" : "#a8430c",
  }),
});
