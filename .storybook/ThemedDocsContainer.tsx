import { DocsContainer, type DocsContainerProps } from "@storybook/addon-docs/blocks";
import { type PropsWithChildren, useEffect, useState } from "react";
import { GLOBALS_UPDATED, SET_GLOBALS } from "storybook/internal/core-events";
import { themes } from "storybook/theming";

/** A docs page in the theme that the toolbar has chosen for the stories on it. */
export function ThemedDocsContainer({ context, children }: PropsWithChildren<DocsContainerProps>) {
  const { channel } = context;
  const [theme, setTheme] = useState<"light" | "dark">(
    () => (channel.last(GLOBALS_UPDATED) ?? channel.last(SET_GLOBALS))?.[0]?.globals.theme ?? "light",
  );
  useEffect(() => {
    const follow = ({ globals }: { globals: { theme: "light" | "dark" } }) => setTheme(globals.theme);
    channel.on(GLOBALS_UPDATED, follow);
    return () => channel.off(GLOBALS_UPDATED, follow);
  }, [channel]);

  return (
    <DocsContainer context={context} theme={themes[theme]}>
      <main data-theme={theme}>{children}</main>
    </DocsContainer>
  );
}
