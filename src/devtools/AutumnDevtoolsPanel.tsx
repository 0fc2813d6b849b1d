import type { QueryClient } from "@tanstack/react-query";
import { DevtoolsContent } from "./DevtoolsContent";
import type { DevtoolsTheme } from "./DevtoolsTheme";
import { ShadowRoot } from "./ShadowRoot";
import { useIsHydrated } from "./useIsHydrated";

export type AutumnDevtoolsPanelProps = {
  /** Default "system". */
  theme?: DevtoolsTheme | undefined;
  /** Whose balances are shown. Default: that of the AutumnProvider above, else of the nearest QueryClientProvider. */
  queryClient?: QueryClient | undefined;
};

/**
 * The devtools without their button, for a place of your own, such as a tab of the TanStack Devtools. It may stand
 * anywhere on the page: inside of `AutumnProvider` or not, it shows all of the page's outboxes.
 *
 * `autumn-react/devtools` renders nothing unless `NODE_ENV` is "development"; `autumn-react/devtools/production` always
 * does.
 *
 * @example
 * import { AutumnDevtoolsPanel } from "autumn-react/devtools";
 *
 * export const autumnPlugin = { name: "Autumn", render: <AutumnDevtoolsPanel /> };
 */
export function AutumnDevtoolsPanel({ theme = "system", queryClient }: AutumnDevtoolsPanelProps) {
  if (!useIsHydrated()) return null;
  return (
    <ShadowRoot theme={theme} display="block">
      <section className="panel" aria-label="Autumn devtools" tabIndex={-1}>
        <DevtoolsContent queryClient={queryClient} />
      </section>
    </ShadowRoot>
  );
}
