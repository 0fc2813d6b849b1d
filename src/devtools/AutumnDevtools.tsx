import type { QueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { countStates } from "./countStates";
import type { DevtoolsTheme } from "./DevtoolsTheme";
import { DockedPanel } from "./DockedPanel";
import { Icon } from "./Icon";
import { ShadowRoot } from "./ShadowRoot";
import { useInspection } from "./useInspection";
import { useIsHydrated } from "./useIsHydrated";

export type AutumnDevtoolsProps = {
  /** Default false. */
  initialIsOpen?: boolean | undefined;
  /** Where the button floats. Default "bottom-left". */
  buttonPosition?: "top-left" | "top-right" | "bottom-left" | "bottom-right" | undefined;
  /** Default "system". */
  theme?: DevtoolsTheme | undefined;
  /** Whose balances are shown. Default: that of the AutumnProvider above, else of the nearest QueryClientProvider. */
  queryClient?: QueryClient | undefined;
};

/**
 * A floating button that opens a panel at the bottom of the page: the events of the page's outboxes as they wait, leave,
 * arrive or are refused, the balances, and the means to go offline, flush, retry and discard. It may stand anywhere.
 *
 * `autumn-react/devtools` renders nothing unless `NODE_ENV` is "development"; `autumn-react/devtools/production` always
 * does.
 *
 * @example
 * import { AutumnProvider } from "autumn-react";
 * import { AutumnDevtools } from "autumn-react/devtools";
 *
 * export function App() {
 *   return (
 *     <AutumnProvider customerId="cus_123">
 *       <AutumnDevtools buttonPosition="bottom-right" />
 *     </AutumnProvider>
 *   );
 * }
 */
export function AutumnDevtools({
  initialIsOpen = false,
  buttonPosition = "bottom-left",
  theme = "system",
  queryClient,
}: AutumnDevtoolsProps) {
  const [isOpen, setIsOpen] = useState(initialIsOpen);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLElement>(null);
  const counts = countStates(useInspection());
  const unsettled = counts.pending + counts.sending + counts.rejected;

  function open() {
    flushSync(() => setIsOpen(true));
    panel.current?.focus();
  }

  function close() {
    flushSync(() => setIsOpen(false));
    button.current?.focus();
  }

  if (!useIsHydrated()) return null;
  return (
    <ShadowRoot theme={theme} display="contents">
      {isOpen ? (
        <DockedPanel panel={panel} queryClient={queryClient} onClose={close} />
      ) : (
        <aside className="corner" data-position={buttonPosition} aria-label="Autumn devtools">
          <button
            ref={button}
            type="button"
            className="toggle"
            aria-label={unsettled > 0 ? `Open Autumn devtools, ${unsettled} unsettled` : "Open Autumn devtools"}
            onClick={open}
          >
            <Icon name="leaf" />
            {unsettled > 0 && (
              <span className="unsettled" data-rejected={counts.rejected > 0}>
                {unsettled > 99 ? "99+" : unsettled}
              </span>
            )}
          </button>
        </aside>
      )}
    </ShadowRoot>
  );
}
