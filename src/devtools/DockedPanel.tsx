import type { QueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, type RefObject, useEffect } from "react";
import { DevtoolsContent } from "./DevtoolsContent";
import { Icon } from "./Icon";

type DockedPanelProps = {
  panel: RefObject<HTMLElement | null>;
  queryClient: QueryClient | undefined;
  onClose: () => void;
};

export function DockedPanel({ panel, queryClient, onClose }: DockedPanelProps) {
  // What it covers can be scrolled into view.
  useEffect(() => {
    const { style } = document.body;
    const { paddingBottom } = style;
    style.paddingBottom = `${panel.current?.offsetHeight}px`;
    return () => {
      style.paddingBottom = paddingBottom;
    };
  }, [panel]);

  function handleKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape") return;
    // Not also the app's dialog.
    event.stopPropagation();
    onClose();
  }

  return (
    <aside ref={panel} className="panel docked" aria-label="Autumn devtools" tabIndex={-1} onKeyDown={handleKeyDown}>
      <DevtoolsContent queryClient={queryClient}>
        <button type="button" className="button close" aria-label="Close Autumn devtools" onClick={onClose}>
          <Icon name="close" />
        </button>
      </DevtoolsContent>
    </aside>
  );
}
