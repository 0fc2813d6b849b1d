import { useState } from "react";

/** The visitor's choice, else the system's. */
export type Theme = "light" | "dark";
const key = "maple-theme";

function systemTheme(): Theme {
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

function apply(theme: string | null): void {
  if (theme) document.documentElement.dataset.theme = theme;
}

apply(localStorage.getItem(key));

export function useTheme(): { theme: Theme; toggle: () => void } {
  const [theme, setTheme] = useState(() => (localStorage.getItem(key) as Theme | null) ?? systemTheme());
  return {
    theme,
    toggle() {
      const next = theme === "dark" ? "light" : "dark";
      localStorage.setItem(key, next);
      apply(next);
      setTheme(next);
    },
  };
}
