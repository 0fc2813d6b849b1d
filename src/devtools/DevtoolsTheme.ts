/** "system" follows `prefers-color-scheme`. */
export type DevtoolsTheme = "light" | "dark" | "system";
