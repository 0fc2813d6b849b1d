import { type ReactNode, useCallback, useState } from "react";
import { createPortal } from "react-dom";
import { css } from "./css";
import type { DevtoolsTheme } from "./DevtoolsTheme";

type ShadowRootProps = { theme: DevtoolsTheme; display: "block" | "contents"; children: ReactNode };

/** Keeps the page's styles out, and ours in. Needs no hole in a content security policy. */
export function ShadowRoot({ theme, display, children }: ShadowRootProps) {
  const [root, setRoot] = useState<globalThis.ShadowRoot>();
  const attach = useCallback((host: HTMLElement | null) => {
    if (host) setRoot(host.shadowRoot ?? attachStyled(host));
  }, []);
  return (
    <div ref={attach} style={{ all: "initial", display }}>
      {root &&
        createPortal(
          <div className="devtools" data-theme={theme}>
            {children}
          </div>,
          root,
        )}
    </div>
  );
}

function attachStyled(host: HTMLElement): globalThis.ShadowRoot {
  const root = host.attachShadow({ mode: "open" });
  // Of the document that it is in: a picture-in-picture window takes no other's.
  const { CSSStyleSheet } = host.ownerDocument.defaultView ?? globalThis;
  if ("adoptedStyleSheets" in root) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  }
  return root;
}
