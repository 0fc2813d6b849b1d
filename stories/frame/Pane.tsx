import type { ReactNode } from "react";

type PaneProps = { title: string; note: string; children: ReactNode };

/** One station of the delivery path. */
export function Pane({ title, note, children }: PaneProps) {
  return (
    <section className="pane">
      <header className="pane-head">
        <h2>{title}</h2>
        <p>{note}</p>
      </header>
      {children}
    </section>
  );
}
